// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/av_handles.h"

#include <cstdint>

namespace vestigo::recordings {

/// How many frames after this key packet decoding that begins with it gives whole pictures: 0 for an IDR
/// picture and for other codecs; more where an encoder refreshes the picture bit by bit and says so in a
/// recovery point (ITU-T H.264, D.2.8, recovery_frame_cnt).
std::uint32_t framesToRecover(const AVPacket& packet, const AVCodecParameters& parameters);

} // namespace vestigo::recordings
