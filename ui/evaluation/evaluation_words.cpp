// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/evaluation_words.h"

#include "ui/common/feature_names.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <map>

namespace vestigo::ui_evaluation {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Evaluation", text);
}

const std::map<std::string, const char*>& figureNames() {
    static const std::map<std::string, const char*> names{
        {"step AUROC", QT_TRANSLATE_NOOP("Evaluation", "Steps: area under ROC")},
        {"step AUROC, mean of recordings",
         QT_TRANSLATE_NOOP("Evaluation", "Steps: area under ROC, mean of recordings")},
        {"step AP", QT_TRANSLATE_NOOP("Evaluation", "Steps: average precision")},
        {"step F1", QT_TRANSLATE_NOOP("Evaluation", "Steps: F1")},
        {"step F1, best threshold", QT_TRANSLATE_NOOP("Evaluation", "Steps: F1 at the best threshold")},
        {"step precision", QT_TRANSLATE_NOOP("Evaluation", "Steps: precision")},
        {"step recall", QT_TRANSLATE_NOOP("Evaluation", "Steps: recall")},
        {"step accuracy", QT_TRANSLATE_NOOP("Evaluation", "Steps: accuracy")},
        {"step false-positive rate", QT_TRANSLATE_NOOP("Evaluation", "Steps: false-positive rate")},
        {"step false-positive rate in activities",
         QT_TRANSLATE_NOOP("Evaluation", "Steps: false-positive rate in activities")},
        {"event recall", QT_TRANSLATE_NOOP("Evaluation", "Anomalies found")},
        {"event precision", QT_TRANSLATE_NOOP("Evaluation", "Alarms that are right")},
        {"event F1", QT_TRANSLATE_NOOP("Evaluation", "Alarms: F1")},
        {"event temporal IoU", QT_TRANSLATE_NOOP("Evaluation", "Alarms: overlap in time")},
        {"detection delay, median s", QT_TRANSLATE_NOOP("Evaluation", "Detection delay, median")},
        {"detection delay, mean s", QT_TRANSLATE_NOOP("Evaluation", "Detection delay, mean")},
        {"detection delay, lower quartile s",
         QT_TRANSLATE_NOOP("Evaluation", "Detection delay, lower quartile")},
        {"detection delay, upper quartile s",
         QT_TRANSLATE_NOOP("Evaluation", "Detection delay, upper quartile")},
        {"warned in the 5 s before", QT_TRANSLATE_NOOP("Evaluation", "Warned in the 5 s before")},
        {"false alarms per terminal-hour", QT_TRANSLATE_NOOP("Evaluation", "False alarms per terminal-hour")},
        {"false alarms per terminal-hour in activities",
         QT_TRANSLATE_NOOP("Evaluation", "False alarms per terminal-hour in activities")},
        {"type accuracy, matched", QT_TRANSLATE_NOOP("Evaluation", "Type right, of those found")},
        {"type macro-F1, matched", QT_TRANSLATE_NOOP("Evaluation", "Type: F1, mean of types")},
        {"found and rightly named", QT_TRANSLATE_NOOP("Evaluation", "Found and rightly named")},
        {"root cause hit@1", QT_TRANSLATE_NOOP("Evaluation", "Root cause named first")},
        {"root cause hit@3", QT_TRANSLATE_NOOP("Evaluation", "Root cause among the first three")},
        {"root cause hit@1, chains", QT_TRANSLATE_NOOP("Evaluation", "Root cause named first, chains")},
        {"edge precision", QT_TRANSLATE_NOOP("Evaluation", "Causal edges: precision")},
        {"edge recall", QT_TRANSLATE_NOOP("Evaluation", "Causal edges: recall")},
        {"edge F1", QT_TRANSLATE_NOOP("Evaluation", "Causal edges: F1")},
        {"edge lag error, mean s", QT_TRANSLATE_NOOP("Evaluation", "Causal edges: error of the lag")},
        {"chain exact, chains", QT_TRANSLATE_NOOP("Evaluation", "Chain exactly right, chains")},
        {"chain exact, all incidents", QT_TRANSLATE_NOOP("Evaluation", "Chain exactly right, all incidents")},
        {"visual evidence given", QT_TRANSLATE_NOOP("Evaluation", "Visual evidence given")},
        {"pointing, best box", QT_TRANSLATE_NOOP("Evaluation", "Pointing, strongest box")},
        {"pointing, all boxes", QT_TRANSLATE_NOOP("Evaluation", "Pointing, all boxes")},
        {"box IoU > 0.3, best box", QT_TRANSLATE_NOOP("Evaluation", "Box overlap over 0.3, strongest box")},
        {"box IoU > 0.3, all boxes", QT_TRANSLATE_NOOP("Evaluation", "Box overlap over 0.3, all boxes")},
        {"pointing by chance (area)", QT_TRANSLATE_NOOP("Evaluation", "Pointing by chance (area)")},
        {"key segment IoU", QT_TRANSLATE_NOOP("Evaluation", "Key time: overlap")},
        {"key feature hit@1", QT_TRANSLATE_NOOP("Evaluation", "Key feature: heaviest is right")},
        {"key feature hit@3", QT_TRANSLATE_NOOP("Evaluation", "Key feature: one of three is right")},
        {"key feature precision", QT_TRANSLATE_NOOP("Evaluation", "Key features: precision")},
        {"coverage of steps after 8 s", QT_TRANSLATE_NOOP("Evaluation", "Steps that were judged")},
    };
    return names;
}

bool isRate(const std::string& figure) {
    return figure.find("hour") != std::string::npos;
}

bool isSeconds(const std::string& figure) {
    return figure.size() > 2 && figure.compare(figure.size() - 2, 2, " s") == 0 &&
           figure.find("coverage") == std::string::npos;
}

} // namespace

QString figureName(const std::string& figure) {
    const auto found = figureNames().find(figure);
    return found == figureNames().end() ? QString::fromStdString(figure) : words(found->second);
}

QString figureText(const std::string& figure, const std::optional<double>& value) {
    if (!value) {
        return QStringLiteral("–");
    }
    if (isSeconds(figure)) {
        return words(QT_TRANSLATE_NOOP("Evaluation", "%1 s")).arg(QString::number(*value, 'f', 2));
    }
    return QString::number(*value, 'f', isRate(figure) ? 2 : 3);
}

QString intervalText(const evaluation::Metric& metric) {
    if (!metric.low || !metric.high) {
        return {};
    }
    return words(QT_TRANSLATE_NOOP("Evaluation", "%1 to %2"))
        .arg(figureText(metric.name, metric.low), figureText(metric.name, metric.high));
}

QString besideText(const std::string& figure, const std::vector<evaluation::Metric>& random,
                   const std::vector<evaluation::Metric>& constant) {
    QStringList parts;
    const evaluation::Metric* byChance = findMetric(random, figure);
    if (byChance != nullptr && byChance->value) {
        parts.append(
            words(QT_TRANSLATE_NOOP("Evaluation", "random %1")).arg(figureText(figure, byChance->value)));
    }
    const evaluation::Metric* always = findMetric(constant, figure);
    if (always != nullptr && always->value) {
        parts.append(
            words(QT_TRANSLATE_NOOP("Evaluation", "constant %1")).arg(figureText(figure, always->value)));
    }
    return parts.join(words(QT_TRANSLATE_NOOP("Evaluation", ", ")));
}

QString namedText(const std::string& name) {
    if (name == evaluation::noAnomaly) {
        return words(QT_TRANSLATE_NOOP("Evaluation", "none"));
    }
    if (name == evaluation::notNamed) {
        return words(QT_TRANSLATE_NOOP("Evaluation", "not named"));
    }
    if (name == "normal") {
        return words(QT_TRANSLATE_NOOP("Evaluation", "normal"));
    }
    return name == "abnormal" ? words(QT_TRANSLATE_NOOP("Evaluation", "abnormal"))
                              : ui_common::anomalyName(name);
}

QString mistakeKindText(evaluation::MistakeKind kind) {
    switch (kind) {
    case evaluation::MistakeKind::MissedAnomaly:
        return words(QT_TRANSLATE_NOOP("Evaluation", "Missed anomaly"));
    case evaluation::MistakeKind::FalseAlarm:
        return words(QT_TRANSLATE_NOOP("Evaluation", "False alarm"));
    case evaluation::MistakeKind::WrongRoot:
        return words(QT_TRANSLATE_NOOP("Evaluation", "Wrong root"));
    case evaluation::MistakeKind::WrongType:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Evaluation", "Wrong type"));
}

QString mistakeDetail(const evaluation::Mistake& mistake) {
    using evaluation::MistakeKind;
    const bool root = mistake.kind == MistakeKind::WrongRoot;
    const auto name = [root](const std::string& word) {
        return root ? QString::fromStdString(word) : namedText(word);
    };
    switch (mistake.kind) {
    case MistakeKind::MissedAnomaly:
        return name(mistake.truth);
    case MistakeKind::FalseAlarm: {
        const QString said = mistake.named.empty() ? QString() : name(mistake.named);
        const QString where = mistake.inActivity
                                  ? words(QT_TRANSLATE_NOOP("Evaluation", "in an activity that is normal"))
                                  : words(QT_TRANSLATE_NOOP("Evaluation", "in normal running"));
        return said.isEmpty() ? where : words(QT_TRANSLATE_NOOP("Evaluation", "%1, %2")).arg(said, where);
    }
    case MistakeKind::WrongRoot:
    case MistakeKind::WrongType:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Evaluation", "%1, not %2")).arg(name(mistake.truth), name(mistake.named));
}

} // namespace vestigo::ui_evaluation
