// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <QtCore/QString>

#include <optional>
#include <string>

namespace vestigo::ui_evaluation {

/// A figure's name for people; an unknown one keeps its own.
QString figureName(const std::string& figure);
/// "0.912"; seconds and rates with two digits; a dash where it cannot be said.
QString figureText(const std::string& figure, const std::optional<double>& value);
/// "0.86 to 0.93"; empty where there is none.
QString intervalText(const evaluation::Metric& metric);
/// "random 0.50, constant 0.50", of what can be said of the two.
QString besideText(const std::string& figure, const std::vector<evaluation::Metric>& random,
                   const std::vector<evaluation::Metric>& constant);

/// A type of anomalies, "none" and "not named" among them, "normal" and "abnormal" of steps.
QString namedText(const std::string& name);
QString mistakeKindText(evaluation::MistakeKind kind);
/// What was true and what was said, in a few words.
QString mistakeDetail(const evaluation::Mistake& mistake);

} // namespace vestigo::ui_evaluation
