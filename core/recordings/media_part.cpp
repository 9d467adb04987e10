// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/media_part.h"

const vestigo::recordings::MediaPart* vestigo_media_part() {
    using namespace vestigo::recordings;
    static const MediaPart part{&openVideoHere, &indexVideoHere, &readCaptureHere};
    return &part;
}
