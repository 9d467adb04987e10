// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/plant_logs.h"

namespace vestigo::dataset::synthetic {

/// What the people and programs of one happening write into the instruction log of `terminal`.
std::vector<Instruction> scriptOf(const Happening& happening, const std::string& terminal,
                                  const Vocabulary& vocabulary);

} // namespace vestigo::dataset::synthetic
