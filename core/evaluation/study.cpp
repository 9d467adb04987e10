// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/study.h"

#include <algorithm>
#include <cstring>

namespace vestigo::evaluation {

const std::vector<StudyFigure>& studyFigures() {
    static const std::vector<StudyFigure> figures{
        {"step AUROC", VESTIGO_TEXT("Study", "AUC-ROC of steps"), true, "AUC-ROC"},
        {"step AP", VESTIGO_TEXT("Study", "Average precision of steps"), true, nullptr},
        {"step F1", VESTIGO_TEXT("Study", "F1 of steps"), true, "F1-score"},
        {"step accuracy", VESTIGO_TEXT("Study", "Accuracy of steps"), true, "Accuracy (ACC)"},
        {"step precision", VESTIGO_TEXT("Study", "Precision of steps"), true, "Precision"},
        {"step recall", VESTIGO_TEXT("Study", "Recall of steps"), true, "Recall"},
        {"event recall", VESTIGO_TEXT("Study", "Recall of anomalies"), true, nullptr},
        {"event F1", VESTIGO_TEXT("Study", "F1 of anomalies"), true, nullptr},
        {"false alarms per terminal-hour", VESTIGO_TEXT("Study", "False alarms per terminal-hour"), false,
         nullptr},
        {"root cause hit@1", VESTIGO_TEXT("Study", "Root cause named first"), true, nullptr},
        {"edge F1", VESTIGO_TEXT("Study", "F1 of causal edges"), true, nullptr},
    };
    return figures;
}

const std::array<PaperRow, 5>& paperTable() {
    static constexpr std::array<PaperRow, 5> table{{{"B0", 0.885, 0.872, 0.903, 0.892, 0.914},
                                                    {"B1", 0.932, 0.918, 0.945, 0.949, 0.951},
                                                    {"B2", 0.959, 0.959, 0.958, 0.958, 0.967},
                                                    {"B3", 0.978, 0.974, 0.981, 0.977, 0.986},
                                                    {"B4", 0.987, 0.985, 0.997, 0.991, 0.995}}};
    return table;
}

bool isInPaper(const std::string& row) {
    return std::any_of(paperTable().begin(), paperTable().end(),
                       [&row](const PaperRow& one) { return row == one.row; });
}

std::optional<double> paperValue(const std::string& row, const StudyFigure& figure) {
    static constexpr std::array<std::pair<const char*, double PaperRow::*>, 5> columns{
        {{"AUC-ROC", &PaperRow::areaUnderRoc},
         {"F1-score", &PaperRow::f1},
         {"Accuracy (ACC)", &PaperRow::accuracy},
         {"Precision", &PaperRow::precision},
         {"Recall", &PaperRow::recall}}};
    const auto line = std::find_if(paperTable().begin(), paperTable().end(),
                                   [&row](const PaperRow& one) { return row == one.row; });
    if (figure.paperTitle == nullptr || line == paperTable().end()) {
        return std::nullopt;
    }
    for (const auto& [title, value] : columns) {
        if (std::strcmp(title, figure.paperTitle) == 0) {
            return (*line).*value;
        }
    }
    return std::nullopt;
}

const char* wordOf(Verdict verdict) {
    switch (verdict) {
    case Verdict::Yes:
        return "yes";
    case Verdict::No:
        return "no";
    case Verdict::CannotTell:
        break;
    }
    return "cannot be told";
}

Verdict earnedBy(const std::vector<Difference>& differences) {
    int better = 0;
    int worse = 0;
    int notBetter = 0; // the interval holds nothing above zero
    int known = 0;
    for (const Difference& one : differences) {
        if ((one.name != "step AUROC" && one.name != "step AP") || !one.low || !one.high) {
            continue;
        }
        ++known;
        better += *one.low > 0.0 ? 1 : 0;
        worse += *one.high < 0.0 ? 1 : 0;
        notBetter += *one.high <= 0.0 ? 1 : 0;
    }
    if (better > 0 && worse == 0) {
        return Verdict::Yes;
    }
    if ((worse > 0 && better == 0) || (known > 0 && notBetter == known)) {
        return Verdict::No;
    }
    return Verdict::CannotTell;
}

const StudyRow* findRow(const Study& study, const std::string& name) {
    const auto found = std::find_if(study.rows.begin(), study.rows.end(),
                                    [&name](const StudyRow& row) { return row.name == name; });
    return found == study.rows.end() ? nullptr : &*found;
}

} // namespace vestigo::evaluation
