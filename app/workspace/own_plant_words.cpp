// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/own_plant_words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::workspace {

namespace {

using pipeline::PlantFigure;
using ui_training::PlantStep;
using ui_training::PlantStepState;

constexpr int shortHash = 8;

class Words {
    Q_DECLARE_TR_FUNCTIONS(OwnPlant)
public:
    static QString survey(const pipeline::PlantSurvey& survey);
    static PlantStepState recordings(const PlantFacts& facts);
    static PlantStepState calibrate(const PlantFacts& facts);
    static PlantStepState fineTune(const PlantFacts& facts);
    static PlantStepState compare(const PlantFacts& facts);
    static PlantStepState adopt(const PlantFacts& facts);
    static QString figure(const std::string& name);
    static QString model(const pipeline::PlantState::Model& model);
    static QString inUse(const pipeline::AdoptedModel& model);
    static QString nothingInUse();
};

QString Words::survey(const pipeline::PlantSurvey& survey) {
    QStringList parts;
    parts << tr("%1 recordings, %2 min in all; %3 labelled, %4 anomalies in them.")
                 .arg(survey.recordings)
                 .arg(survey.seconds / 60.0, 0, 'f', 1)
                 .arg(survey.labelled)
                 .arg(survey.anomalies);
    QStringList terminals;
    constexpr std::size_t most = 8;
    for (std::size_t i = 0; i < std::min(survey.terminals.size(), most); ++i) {
        const auto& terminal = survey.terminals[i];
        terminals << QString::fromStdString(terminal.name.empty() ? terminal.id : terminal.name);
    }
    if (survey.terminals.size() > most) {
        terminals << tr("%1 more").arg(survey.terminals.size() - most);
    }
    parts << tr("%1 terminals: %2.").arg(survey.terminals.size()).arg(terminals.join(QStringLiteral(", ")));
    parts << (survey.ownSplits
                  ? tr("%1 recordings are held out for the comparison, by the data set's split \"test\".")
                  : tr("%1 recordings are held out for the comparison, chosen by their names."))
                 .arg(survey.heldOut);
    if (!survey.unreadable.empty()) {
        parts << tr("%1 cannot be read, the first: %2")
                     .arg(survey.unreadable.size())
                     .arg(QString::fromStdString(survey.unreadable.front().path + ": " +
                                                 survey.unreadable.front().why));
    }
    if (survey.synthetic) {
        parts << tr("The recordings are synthetic.");
    }
    return parts.join(QLatin1Char(' '));
}

QString Words::model(const pipeline::PlantState::Model& model) {
    return tr("Model %1…").arg(QString::fromStdString(model.sha256).left(shortHash));
}

PlantStepState Words::recordings(const PlantFacts& facts) {
    if (facts.survey != nullptr) {
        return {true, true, survey(*facts.survey)};
    }
    return {facts.hasFolder, false,
            facts.hasFolder
                ? tr("Not looked at yet.")
                : tr("Choose the folder above: a data set, or a folder whose folders are recordings.")};
}

PlantStepState Words::calibrate(const PlantFacts& facts) {
    if (facts.state->calibrated) {
        const auto& model = *facts.state->calibrated;
        QString text = tr("Done on %1 recordings, %2 terminal-hours of normal running. %3")
                           .arg(model.recordings)
                           .arg(model.terminalHours, 0, 'f', 2)
                           .arg(Words::model(model));
        if (model.cameraAlarms > 0) {
            text +=
                QLatin1Char(' ') +
                tr("%1 alarms in it would have been for a hindered view alone, which is too many: with this "
                   "model one is told of, and raises none.")
                    .arg(model.cameraAlarms);
        }
        return {facts.survey != nullptr && facts.hasBase, true, text};
    }
    if (!facts.hasBase) {
        return {false, false,
                tr("There is no model to begin with: choose one above, or train one (menu Model).")};
    }
    return {facts.survey != nullptr, false,
            tr("Fits what is usual, and the thresholds, to normal running. Steps labelled as abnormal are "
               "left out; what is not labelled is taken as normal.")};
}

PlantStepState Words::fineTune(const PlantFacts& facts) {
    if (facts.state->tuned) {
        return {facts.state->calibrated.has_value(), true,
                tr("Done on %1 recordings. %2")
                    .arg(facts.state->tuned->recordings)
                    .arg(model(*facts.state->tuned))};
    }
    const bool labelled = facts.survey != nullptr && facts.survey->anomaliesLearnt > 0;
    return {
        labelled && facts.state->calibrated.has_value(), false,
        facts.survey != nullptr && !labelled
            ? tr("Needs labelled anomalies in recordings that are not held out; there are none. It can be "
                 "left out.")
            : tr("Goes on learning from labelled anomalies. It can be left out; stopped, it goes on from "
                 "there.")};
}

PlantStepState Words::compare(const PlantFacts& facts) {
    const bool possible =
        facts.survey != nullptr && facts.survey->heldOut > 0 && facts.state->candidate() != nullptr;
    if (facts.state->compared) {
        const auto& compared = *facts.state->compared;
        QString text = tr("On %1 held-out recordings with %2 anomalies, %3.")
                           .arg(compared.recordings)
                           .arg(compared.anomalies)
                           .arg(compared.causal ? tr("as if live") : tr("analysed afterwards"));
        if (compared.unlabelled > 0) {
            text +=
                QLatin1Char(' ') + tr("%1 are not labelled and taken as normal: in them every alarm counts "
                                      "as a false one.")
                                       .arg(compared.unlabelled);
        }
        if (compared.synthetic) {
            text += QLatin1Char(' ') + tr("The recordings are synthetic.");
        }
        return {possible, true, text};
    }
    if (facts.survey != nullptr && facts.survey->heldOut == 0) {
        return {false, false, tr("Nothing is held out: two recordings or more are needed.")};
    }
    return {
        possible, false,
        tr("Analyses what was held out with your model and with the one in use, and shows the figures side "
           "by side.")};
}

PlantStepState Words::adopt(const PlantFacts& facts) {
    const auto* candidate = facts.state->candidate();
    const bool compared = candidate != nullptr && facts.state->compared.has_value();
    if (candidate != nullptr && candidate->sha256 == facts.inUse) {
        return {false, true, tr("This model is in use.")};
    }
    return {compared, false,
            compared
                ? tr("Only if you press it: from then on new analyses use your model. It can be taken back.")
                : tr("Compare first.")};
}

/// The figures that are shown; the others lie in the comparison that is kept with the model.
QString Words::figure(const std::string& name) {
    static const std::vector<std::pair<const char*, const char*>> words{
        {"step AUROC", QT_TR_NOOP("AUROC of steps")},
        {"step AP", QT_TR_NOOP("Average precision of steps")},
        {"step F1", QT_TR_NOOP("F1 of steps")},
        {"event recall", QT_TR_NOOP("Anomalies found")},
        {"event precision", QT_TR_NOOP("Alarms that are right")},
        {"event F1", QT_TR_NOOP("F1 of anomalies")},
        {"false alarms per terminal-hour", QT_TR_NOOP("False alarms per terminal-hour")},
        {"detection delay, median s", QT_TR_NOOP("Detection delay, median, s")},
        {"root cause hit@1", QT_TR_NOOP("Root cause named first")},
        {"type accuracy, matched", QT_TR_NOOP("Type named rightly")}};
    for (const auto& [own, shown] : words) {
        if (name == own) {
            return tr(shown);
        }
    }
    return {};
}

QString Words::inUse(const pipeline::AdoptedModel& model) {
    return tr("In use: %1, adopted %2 (%3…)")
        .arg(QString::fromStdString(model.name), QString::fromStdString(model.adoptedAt),
             QString::fromStdString(model.sha256).left(shortHash));
}

QString Words::nothingInUse() {
    return tr("In use: no model of yours; what comes with Vestigo judges.");
}

QString number(const std::optional<double>& value) {
    return value ? QString::number(*value, 'f', std::abs(*value) >= 100.0 ? 0 : 3) : QStringLiteral("–");
}

QString signedNumber(const std::optional<double>& value) {
    return value && *value > 0.0 ? QLatin1Char('+') + number(value) : number(value);
}

} // namespace

PlantStepState stepState(PlantStep step, const PlantFacts& facts) {
    switch (step) {
    case PlantStep::Recordings:
        return Words::recordings(facts);
    case PlantStep::Calibrate:
        return Words::calibrate(facts);
    case PlantStep::FineTune:
        return Words::fineTune(facts);
    case PlantStep::Compare:
        return Words::compare(facts);
    case PlantStep::Adopt:
        break;
    }
    return Words::adopt(facts);
}

std::vector<ui_training::PlantFigureRow> comparisonRows(const pipeline::PlantComparison& compared) {
    std::vector<ui_training::PlantFigureRow> rows;
    for (const PlantFigure& figure : compared.figures) {
        const QString name = Words::figure(figure.name);
        if (name.isEmpty()) {
            continue;
        }
        const QString interval =
            figure.low && figure.high
                ? QStringLiteral("%1 … %2").arg(signedNumber(figure.low), signedNumber(figure.high))
                : QStringLiteral("–");
        const bool tellable = figure.low && figure.high && (*figure.low > 0.0 || *figure.high < 0.0);
        rows.push_back({name,
                        {number(figure.candidate), number(figure.inUse), signedNumber(figure.difference),
                         interval, number(figure.random), number(figure.constant)},
                        tellable});
    }
    return rows;
}

QString inUseWords(const pipeline::AdoptedModel& model) {
    return Words::inUse(model);
}

QString nothingInUseWords() {
    return Words::nothingInUse();
}

} // namespace vestigo::workspace
