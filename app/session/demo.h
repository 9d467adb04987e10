// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace vestigo::session {

/// Folder of the demonstration recording: installed beside the program, or in the source tree that the
/// program was built in; empty: neither.
QString demoRecording();

} // namespace vestigo::session
