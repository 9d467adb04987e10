// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/labels/annotations.h"
#include "core/vision/preparation.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// What finds key regions where none are annotated.
enum class DetectorChoice {
    Shipped, ///< ours, with the weights that ship
    None,    ///< nothing: the whole frame is looked at
    Script   ///< a TorchScript file of the user's, in a child process
};

/// What fills in covered parts.
enum class CompletionChoice {
    Network,    ///< ours, with the weights that ship
    Inpainting, ///< OpenCV's
    None        ///< covered parts stay as they are
};

/// How pictures are prepared for those who look at them; all of it changes what they see.
struct PreparationSettings {
    DetectorChoice detector = DetectorChoice::Shipped;
    std::filesystem::path script; ///< of DetectorChoice::Script
    CompletionChoice completion = CompletionChoice::Network;
    bool causal = false;   ///< annotated regions that begin later are not known yet
    bool together = false; ///< one box around all regions of a frame; else each region for itself
    int side = 128;        ///< pixels of a prepared picture
};

/// The user's word for a detector: "" or "shipped", "none", else a TorchScript file.
void chooseDetector(PreparationSettings& settings, const std::string& word);

/// The networks of one run: made when the first picture needs one (LibTorch takes 0.6 s to load), shared by
/// all of its streams and threads, one picture at a time. Nothing is loaded by making it.
class PreparationModels {
public:
    explicit PreparationModels(PreparationSettings settings, CancelToken cancel = {});

    const PreparationSettings& settings() const { return settings_; }
    std::shared_ptr<vision::RegionFinder> finder() const { return finder_; }    ///< null: none was chosen
    std::shared_ptr<vision::Completer> completer() const { return completer_; } ///< null: none was chosen
    /// What decides what these options find and complete, as a text: the detector that is asked, the
    /// completion, and the contents of their files. Reads files, loads nothing.
    Outcome<std::string> identity(const vision::PreparationOptions& options, const CancelToken& cancel) const;
    /// Why a network that was needed cannot be used, with its file and the remedy: no stream will fare
    /// better.
    std::optional<Error> failure() const;

private:
    PreparationSettings settings_;
    std::shared_ptr<vision::RegionFinder> finder_;
    std::shared_ptr<vision::Completer> completer_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::string> hashes_; ///< of files
    std::vector<std::function<std::optional<Error>()>> failures_;
    Outcome<std::string> hashOf(const std::filesystem::path& file, const CancelToken& cancel) const;
};

/// How the pictures of one stream are prepared. Where to look, in this order: the annotated regions of the
/// stream, what the detector finds in its first picture, the whole frame. `regions`: those of fixed things
/// (labels::fixedRegions); `frameSeconds`: between two frames, 0 where they come as they do.
vision::PreparationOptions preparationOptions(const std::vector<labels::RegionOfInterest>& regions,
                                              const std::string& terminal, const std::string& stream,
                                              const PreparationModels& models, double frameSeconds = 0.0);

/// The box around all annotated key regions of a stream, with a little margin; empty where there are none.
timeline::Box keyBox(const std::vector<labels::RegionOfInterest>& regions, const std::string& terminal,
                     const std::string& stream, bool causal);

} // namespace vestigo::pipeline
