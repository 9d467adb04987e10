// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/incident_facts.h"

#include <string>

namespace vestigo::report {

/// What a maintenance engineer looks at first on this terminal: by the kind of anomaly where the engine knows
/// one, by what carried the evidence on this type of terminal, else by the type alone. `said`: the kind of
/// anomaly whose advice stands above already.
std::string adviceFor(const Wording& wording, const analysis::Incident& incident, const std::string& terminal,
                      const std::string& said);

} // namespace vestigo::report
