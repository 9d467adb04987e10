// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/script_detector.h"

#include "core/models/child_process.h"
#include "core/models/script_protocol.h"

#include <cmath>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace vestigo::models {

namespace {

using End = ChildProcess::End;

Error scriptError(const std::string& file, const Text& message, std::vector<std::string> arguments = {}) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = file;
    error.message = message;
    error.arguments = std::move(arguments);
    error.remedy = VESTIGO_TEXT(
        "Error", "use a detector that was exported as TorchScript for this size and these classes");
    return error;
}

/// Why the child does not answer.
Error silence(const std::string& file, End end) {
    if (end == End::Late) {
        return scriptError(file, VESTIGO_TEXT("Error", "the model does not answer in time"));
    }
    if (end == End::Cancelled) {
        return scriptError(file, VESTIGO_TEXT("Error", "the model was stopped"));
    }
    return scriptError(file, VESTIGO_TEXT("Error", "the model ended the process that ran it"));
}

class ScriptDetector final : public RegionDetector {
public:
    ScriptDetector(std::string file, ScriptDetectorOptions options, std::unique_ptr<ChildProcess> child)
        : file_(std::move(file))
        , options_(std::move(options))
        , child_(std::move(child)) {}

    Result<std::vector<DetectedRegion>> find(const timeline::Picture& picture) override {
        const Letterbox letterbox = letterboxOf(std::max(1, picture.width), std::max(1, picture.height),
                                                options_.width, options_.height);
        const std::vector<float> planes = planesOf(picture, letterbox);
        if (planes.empty()) {
            return std::vector<DetectedRegion>();
        }
        auto regions = asked(planes);
        if (!regions) {
            child_.reset(); // nothing that it says later can be an answer to anything
            return regions.error();
        }
        std::vector<DetectedRegion> candidates;
        for (const script::Region& region : *regions) {
            const int kind =
                region.kind < options_.classes.size() ? keyRegionOf(options_.classes[region.kind]) : -1;
            const double sum = static_cast<double>(region.x) + region.y + region.width + region.height;
            if (kind >= 0 && std::isfinite(sum) && region.width > 0 && region.height > 0 &&
                region.confidence >= options_.regions.leastConfidence && region.confidence <= 1.0F) {
                const timeline::Box box{region.x - region.width / 2.0, region.y - region.height / 2.0,
                                        region.width, region.height};
                candidates.push_back({static_cast<std::size_t>(kind),
                                      inPicture(letterbox, box, picture.width, picture.height),
                                      region.confidence});
            }
        }
        return keepStrongest(std::move(candidates), options_.regions.greatestOverlap, options_.regions.most);
    }

    /// The answer to the last request, or the greeting.
    Result<std::vector<script::Region>> answer(double seconds) {
        script::Answer head;
        if (const End end = child_->read(&head, sizeof(head), seconds, options_.cancel); end != End::Done) {
            return silence(file_, end);
        }
        if (head.magic != script::magic || head.text > script::mostText ||
            head.regions > script::mostRegions) {
            return scriptError(file_, VESTIGO_TEXT("Error", "the model ended the process that ran it"));
        }
        std::string text(head.text, ' ');
        std::vector<script::Region> regions(head.text > 0 ? 0 : head.regions);
        End end = child_->read(text.data(), text.size(), seconds, options_.cancel);
        if (end == End::Done) {
            end = child_->read(regions.data(), regions.size() * sizeof(script::Region), seconds,
                               options_.cancel);
        }
        if (end != End::Done) {
            return silence(file_, end);
        }
        if (!text.empty()) {
            return scriptError(file_, VESTIGO_TEXT("Error", "the model cannot be run: %1"),
                               {singleLine(text)});
        }
        return regions;
    }

private:
    Result<std::vector<script::Region>> asked(const std::vector<float>& planes) {
        if (child_ == nullptr) {
            return silence(file_, End::Gone);
        }
        script::Request request;
        request.width = static_cast<std::uint32_t>(options_.width);
        request.height = static_cast<std::uint32_t>(options_.height);
        request.leastConfidence = static_cast<float>(options_.regions.leastConfidence);
        End end = child_->write(&request, sizeof(request), options_.pictureSeconds, options_.cancel);
        if (end == End::Done) {
            end = child_->write(planes.data(), planes.size() * sizeof(float), options_.pictureSeconds,
                                options_.cancel);
        }
        return end == End::Done ? answer(options_.pictureSeconds) : silence(file_, end);
    }

    std::string file_;
    ScriptDetectorOptions options_;
    std::unique_ptr<ChildProcess> child_;
};

} // namespace

Result<std::unique_ptr<RegionDetector>> openScriptDetector(const std::filesystem::path& file,
                                                           const ScriptDetectorOptions& options) {
    const auto fits = [](int side) { return side >= 32 && side <= static_cast<int>(script::largestSide); };
    if (!fits(options.width) || !fits(options.height)) {
        return scriptError(file.string(),
                           VESTIGO_TEXT("Error", "the input must be 32 to 2048 pixels wide and high"));
    }
    std::error_code failure;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", failure);
    const int model =
        std::filesystem::is_regular_file(file, failure) ? open(file.c_str(), O_RDONLY | O_CLOEXEC) : -1;
    if (model < 0) {
        Error error = scriptError(file.string(), VESTIGO_TEXT("Error", "cannot be read"));
        error.code = ErrorCode::FileMissing;
        return error;
    }
    auto child = ChildProcess::start(self.parent_path() / "../lib/vestigo/vestigo-torchscript", model);
    close(model);
    if (!child) {
        return child.error();
    }
    auto detector = std::make_unique<ScriptDetector>(file.string(), options, child.take());
    if (const auto greeting = detector->answer(options.loadSeconds); !greeting) {
        return greeting.error();
    }
    return std::unique_ptr<RegionDetector>(std::move(detector));
}

} // namespace vestigo::models
