// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/models/region_detector.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::models {

struct ScriptDetectorOptions {
    RegionDetectorOptions regions;
    int width = 640; ///< of the model's input; 32 .. 2048
    int height = 640;
    /// What the model's classes are called, in its order; those that are no key region are left out.
    std::vector<std::string> classes = {keyRegionNames.begin(), keyRegionNames.end()};
    double loadSeconds = 60.0;    ///< within which the model must be loaded
    double pictureSeconds = 10.0; ///< within which a picture must be done
    CancelToken cancel;
};

/// A detector that others exported as TorchScript: takes [1, 3, height, width], red, green, blue, 0..1, and
/// gives [1, 4 + classes, points] as YOLOv8's export does: middle and sides in input pixels, then confidences
/// 0..1. TorchScript can run code, so it runs in a child process (vestigo-torchscript) that has read the file
/// before it gives up network, files and other processes; a crash, a hang or nonsense is an Error. After an
/// Error the child is gone and each further picture gives an Error too. Used by one thread at a time.
Result<std::unique_ptr<RegionDetector>> openScriptDetector(const std::filesystem::path& file,
                                                           const ScriptDetectorOptions& options);

} // namespace vestigo::models
