// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace vestigo::ui_player {

/// One video stream as the player needs to know it. Times on the common clock (the stream's offset is
/// applied).
struct StreamInfo {
    QString terminal;            ///< id
    QString terminalName;        ///< for people
    QString stream;              ///< "device", "operator", ...
    double start = 0.0;          ///< first frame
    double end = 0.0;            ///< end of the last frame
    double frameInterval = 0.04; ///< seconds; the average where the rate varies
    QString note;                ///< about its clock: "offset -0.4 s estimated (0.93)"; may be empty
};

} // namespace vestigo::ui_player
