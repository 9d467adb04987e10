// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/region_samples.h"

#include <cstdint>

namespace vestigo::training::flat {

/// A picture of some machine, panel or cabinet seen front-on, composed of flat shapes: another painter than
/// the synthetic plant's, with other habits of what a thing's extent is, so that a detector does not learn
/// one painter's hand. The same seed gives the same picture. About 320 pixels wide at the most; a picture
/// costs a few milliseconds.
LabelledPicture flatPicture(std::uint64_t seed);

} // namespace vestigo::training::flat
