// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/sample.h"
#include "core/models/vgmsstgat/training_options.h"

namespace vestigo::models::vgmsstgat {

/// A stretch of a recording as it is learned from this time: cut out, with made-up anomalies, columns,
/// cameras or a whole modality missing, factors, offsets and noise. The same for the same seed. Time never
/// runs backwards and nothing is mirrored: a reversed chain of causes is another one. `sample` stays as it
/// is.
Sample variedSample(const Sample& sample, const NetworkTrainingOptions& options, std::uint64_t seed);

} // namespace vestigo::models::vgmsstgat
