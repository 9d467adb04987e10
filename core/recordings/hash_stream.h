// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/recording.h"

namespace vestigo::recordings {

/// SHA-256 of what a stream holds, wherever it lies and whatever it is called: of its file, or of all files
/// of a folder of images with their names. Slow for large files; can be cancelled.
Outcome<std::string> hashStream(const Stream& stream, const CancelToken& cancel);

} // namespace vestigo::recordings
