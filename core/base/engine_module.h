// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace vestigo {

/// What stands on heavy libraries (FFmpeg, OpenCV, libpcap and libtins, Graphviz) lies in a module of our
/// own, so that a program starts without them: they cost 60 ms of processor time, FFmpeg's 130 libraries most
/// of it. The module is loaded at its first use, from ../lib/vestigo beside the folder of the running program
/// and from nowhere else, and stays. A few functions lead there, each kept by its room: VideoReader::open,
/// indexVideo, readCapture, ChangeEnergyMeter::create, layoutCausalGraph. Any thread may be the first.

/// Loads the module if it is not loaded yet; takes some 60 ms then. Fails where it is missing or of another
/// version.
Result<Done> loadEngineModule();

/// The address of something that the module exports by a C name.
Result<void*> engineSymbol(const char* name);

/// What the module's function `maker`, `const Part* maker()`, gives.
template <class Part>
Result<const Part*> enginePart(const char* maker) {
    const Result<void*> symbol = engineSymbol(maker);
    if (!symbol) {
        return symbol.error();
    }
    return reinterpret_cast<const Part* (*)()>(*symbol)();
}

} // namespace vestigo
