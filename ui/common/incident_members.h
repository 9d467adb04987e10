// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QtCore/QString>

#include <string>
#include <vector>

namespace vestigo::ui_common {

/// One terminal's part in an incident.
struct IncidentMember {
    std::string terminal;
    double onset = 0.0; ///< start of its first episode
    int place = 1;      ///< in the order they turned abnormal
    bool root = false;
};

/// The incident's terminals in the order they turned abnormal; at equal onsets the order of the incident's
/// path.
std::vector<IncidentMember> incidentMembers(const analysis::Incident& incident);

/// The terminal's part, or nullptr.
const IncidentMember* findMember(const std::vector<IncidentMember>& members, const std::string& terminal);

/// The incident with that id, or nullptr; also for a null analysis.
const analysis::Incident* findIncident(const analysis::AnalysisPtr& analysis, const QString& id);

/// The terminal's name in one line of at most 120 characters, or its id where it has none.
QString terminalName(const analysis::Analysis& analysis, const std::string& terminal);

} // namespace vestigo::ui_common
