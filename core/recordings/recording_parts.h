// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/recording.h"

namespace vestigo::recordings {

/// Checks the document and resolves its paths; looks at no other file. `problems` holds what is merely odd.
Result<Recording> parseRecording(std::string text, const std::filesystem::path& file,
                                 const std::filesystem::path& folder);

} // namespace vestigo::recordings
