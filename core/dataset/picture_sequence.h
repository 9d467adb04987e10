// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"
#include "core/timeline/visual_features.h"

namespace vestigo::dataset {

/// Channels that a feature map keeps on the way into a network.
constexpr std::uint32_t pictureChannels = 64;

/// What an encoder saw of a stream, step by step: of each step the last frame until it, held over at most
/// `longestGapSeconds`. The encoder's channels are brought down to `pictureChannels` by a fixed projection of
/// random signs, which keeps distances between maps within some 10 % (Achlioptas 2003): 20 streams of a shift
/// fit into memory, and no network has to learn a thousand channels from a few hundred anomalies. Maps must
/// have been kept.
timeline::PictureSequence picturesOf(const timeline::StreamFeatures& features, const timeline::Grid& grid,
                                     double longestGapSeconds);

} // namespace vestigo::dataset
