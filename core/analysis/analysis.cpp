// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"

namespace vestigo::analysis {

const TerminalResult* Analysis::findTerminal(const std::string& id) const {
    for (const TerminalResult& terminal : terminals) {
        if (terminal.id == id) {
            return &terminal;
        }
    }
    return nullptr;
}

} // namespace vestigo::analysis
