// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/media_part.h"

const vestigo::recordings::MediaPart* vestigoMediaPart() {
    using namespace vestigo::recordings;
    static const MediaPart part{&openVideoHere, &indexVideoHere, &readCaptureHere, &createVideoWriterHere};
    return &part;
}
