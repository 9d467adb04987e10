// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <string>

namespace vestigo::dataset {

/// Group of a behaviour column: the sixteen instruction and communication columns of the contract by name
/// (also other columns that begin with "instr_" or "comm_"), else operating.
timeline::FeatureGroup groupOfColumn(const std::string& column);

/// Unit of a column of the Ind-ViBe feature set; of others what the name's ending says ("_c", "_bar" ...),
/// else "".
std::string unitOfColumn(const std::string& column);

} // namespace vestigo::dataset
