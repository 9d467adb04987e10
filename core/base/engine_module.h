// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace vestigo {

/// What stands on heavy libraries lies in two modules of our own, so that a program starts without them:
/// FFmpeg, OpenCV, libpcap, libtins and Graphviz in vestigo_engine.so (60 ms of processor time, FFmpeg's 130
/// libraries most of it), LibTorch in vestigo_learning.so (0.6 s and 100 MB). A module is loaded at its first
/// use, from
/// ../lib/vestigo beside the folder of the running program and from nowhere else, and stays. A few functions
/// lead there, each kept by its room: VideoReader::open, indexVideo, readCapture, ChangeEnergyMeter::create,
/// layoutCausalGraph; models::learningInfo. Any thread may be the first.

/// Loads the module if it is not loaded yet; takes some 60 ms then. Fails where it is missing or of another
/// version.
Result<Done> loadEngineModule();
/// The same of the module that learns, which takes some 0.6 s.
Result<Done> loadLearningModule();

/// The address of something that the module exports by a C name.
Result<void*> engineSymbol(const char* name);
Result<void*> learningSymbol(const char* name);

/// What the module's function `maker`, `const Part* maker()`, gives.
template <class Part>
Result<const Part*> partBySymbol(const Result<void*>& symbol) {
    if (!symbol) {
        return symbol.error();
    }
    return reinterpret_cast<const Part* (*)()>(*symbol)();
}
template <class Part>
Result<const Part*> enginePart(const char* maker) {
    return partBySymbol<Part>(engineSymbol(maker));
}
template <class Part>
Result<const Part*> learningPart(const char* maker) {
    return partBySymbol<Part>(learningSymbol(maker));
}

} // namespace vestigo
