// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/split_option.h"

#include <CLI/CLI.hpp>
#include <map>

namespace vestigo::cli {

void addSplitOption(CLI::App& command, dataset::Split& split, const std::string& description) {
    static const std::map<std::string, dataset::Split> splits{
        {"train", dataset::Split::Train}, {"val", dataset::Split::Val}, {"test", dataset::Split::Test}};
    command.add_option("--split", split, description)->transform(CLI::CheckedTransformer(splits));
}

} // namespace vestigo::cli
