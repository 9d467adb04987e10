// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/models/vgmsstgat/sample.h"

namespace vestigo::models::vgmsstgat {

/// Gives each terminal, with probability `share`, an anomaly in its columns where it runs normally: one to
/// three columns are offset, drift, freeze, become noisy or show another moment of theirs for some seconds.
/// Its steps become abnormal, of unknown type, but only those at which something visibly changed. What is
/// missing stays missing. Changes `sample` in place.
void makeUpAnomalies(Sample& sample, double share, Random& random);

} // namespace vestigo::models::vgmsstgat
