// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/dataset_file.h"

#include <string>

namespace CLI {
class App;
}

namespace vestigo::cli {

/// `--split train|val|test`.
void addSplitOption(CLI::App& command, dataset::Split& split, const std::string& description);

} // namespace vestigo::cli
