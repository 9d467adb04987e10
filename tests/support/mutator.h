// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <map>
#include <string>

namespace vestigo::testing {

/// Files of a recording by their name.
using FileSet = std::map<std::string, std::string>;

/// What `mutate` did, to be shown when a case fails.
struct Mutation {
    std::string file;
    std::string what;
};

/// Damages one file the way files get damaged, or the way somebody would who means harm: bytes changed, cut
/// out, doubled or cut off anywhere; in JSON a value that is another one; in CSV a cell that is another one.
Mutation mutate(FileSet& files, Random& random);

} // namespace vestigo::testing
