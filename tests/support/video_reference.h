// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <QtCore/QStringList>

#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::testing {

/// A frame as another program sees it.
struct ReferenceFrame {
    double seconds = 0.0; ///< of presentation, from the container's beginning
    std::string hash;     ///< SHA-256 of the grey picture, rows without padding
};

/// Decodes a file from its beginning to its end with the ffmpeg program, which shares none of our code for
/// seeking, indexing or timing. Empty when that fails.
std::vector<ReferenceFrame> decodedByFfmpeg(const std::filesystem::path& file);

/// The same hash of one of our pictures (PixelFormat::Grey8, full size).
std::string greyHash(const timeline::Picture& picture);

/// Runs the ffmpeg program; false when it fails.
bool runFfmpeg(const QStringList& arguments);

/// A way to make a clip that is hard to seek in.
struct ClipRecipe {
    const char* name;
    const char* file;
    QStringList encoding; ///< what stands between input and output
};

/// Clips of every kind that must be exact: B-frames, long, open and refreshing groups, variable rate, edit
/// lists, negative and missing times, several containers and codecs.
std::vector<ClipRecipe> clipRecipes();

/// Makes one from moving test pictures that differ in every frame.
bool makeClip(const std::filesystem::path& file, const QStringList& encoding, int seconds = 6,
              const char* size = "160x120", int rate = 10);

} // namespace vestigo::testing
