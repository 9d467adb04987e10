// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_states.h"
#include "core/base/text.h"
#include "core/report/document.h"

#include <functional>

namespace vestigo::report {

struct ReportOptions {
    Role role = Role::Expert;
    std::string language = "en";
    std::string reportNumber;      ///< empty: made of the recording and its hash
    alarms::AlarmStatesPtr alarms; ///< of this analysis; null: made without a project, nothing is said
    std::string pictureNote;       ///< why there are no pictures, in the reader's language; empty: there are
};

/// Gives the frame of a terminal's stream that is shown at `t` (common clock), Bgr24; an empty picture when
/// there is none. The pipeline decodes; the report knows no video reader.
using FrameSource =
    std::function<timeline::Picture(const std::string& terminal, const std::string& stream, double t)>;

/// Writes the report of an analysis as a document (window.md: frontline and expert). Same analysis, same
/// document.
Document buildReport(const analysis::AnalysisPtr& analysis, const ReportOptions& options,
                     const Translator& translator, const FrameSource& frames);

} // namespace vestigo::report
