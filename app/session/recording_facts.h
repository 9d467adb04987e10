// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/recording.h"
#include "ui/shell/recording_facts.h"

namespace vestigo::session {

/// What the window shows of a recording. Opens each video for its frame rate: not for the GUI thread.
ui_shell::RecordingFacts factsOf(const recordings::Recording& recording);

} // namespace vestigo::session
