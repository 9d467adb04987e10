// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/preparation_choice.h"

#include "core/base/hash.h"
#include "core/base/shipped_files.h"
#include "core/models/script_detector.h"
#include "core/pipeline/trained_eyes.h"
#include "core/pipeline/vision_models.h"

#include <limits>
#include <mutex>
#include <utility>

namespace vestigo::pipeline {

namespace {

/// Something that is made when it is first asked for, once for all threads, and asked by one at a time.
template <class Network>
class Lazy {
public:
    using Made = Result<std::shared_ptr<Network>>;

    explicit Lazy(std::function<Made()> make)
        : make_(std::move(make)) {}

    template <class Ask>
    auto ask(const Ask& ask) -> decltype(ask(std::declval<Network&>())) {
        const std::lock_guard<std::mutex> lock(mutex_);
        if (!network_ && !failure_) {
            auto made = make_();
            if (made) {
                network_ = made.take();
            } else {
                failure_ = made.error();
            }
        }
        if (failure_) {
            return *failure_;
        }
        auto answer = ask(*network_);
        if (!answer) {
            failure_ = answer.error();
        }
        return answer;
    }

    std::optional<Error> failure() const {
        const std::lock_guard<std::mutex> lock(mutex_);
        return failure_;
    }

private:
    mutable std::mutex mutex_;
    std::function<Made()> make_;
    std::shared_ptr<Network> network_;
    std::optional<Error> failure_;
};

class LazyFinder final : public vision::RegionFinder {
public:
    explicit LazyFinder(std::function<Result<std::shared_ptr<vision::RegionFinder>>()> make)
        : lazy(std::move(make)) {}
    Result<std::vector<vision::FoundRegion>> find(const timeline::Picture& picture) override {
        return lazy.ask([&](vision::RegionFinder& finder) { return finder.find(picture); });
    }
    Lazy<vision::RegionFinder> lazy;
};

class LazyCompleter final : public vision::Completer {
public:
    explicit LazyCompleter(std::function<Result<std::shared_ptr<vision::Completer>>()> make)
        : lazy(std::move(make)) {}
    Result<std::vector<std::uint8_t>> complete(const std::vector<std::uint8_t>& rgb,
                                               const std::vector<std::uint8_t>& mask, int side) override {
        return lazy.ask([&](vision::Completer& completer) { return completer.complete(rgb, mask, side); });
    }
    Lazy<vision::Completer> lazy;
};

Result<std::shared_ptr<vision::RegionFinder>> makeFinder(const PreparationSettings& settings,
                                                         const CancelToken& cancel) {
    if (settings.detector != DetectorChoice::Script) {
        return regionFinder();
    }
    models::ScriptDetectorOptions options;
    options.cancel = cancel;
    auto detector = models::openScriptDetector(settings.script, options);
    return detector ? Result<std::shared_ptr<vision::RegionFinder>>(finderOf(detector.take()))
                    : detector.error();
}

Result<std::shared_ptr<vision::Completer>> makeCompleter(const PreparationSettings& settings) {
    if (settings.completion == CompletionChoice::Network) {
        return completer();
    }
    auto made = vision::createInpainting();
    return made ? Result<std::shared_ptr<vision::Completer>>(std::shared_ptr<vision::Completer>(made.take()))
                : made.error();
}

bool isKeyRegionOf(const labels::RegionOfInterest& region, const std::string& terminal,
                   const std::string& stream) {
    return region.terminal == terminal && region.stream == stream && region.box.width > 0.0 &&
           region.box.height > 0.0;
}

} // namespace

void chooseDetector(PreparationSettings& settings, const std::string& word) {
    settings.script.clear();
    settings.detector = DetectorChoice::Shipped;
    if (word == "none") {
        settings.detector = DetectorChoice::None;
    } else if (!word.empty() && word != "shipped") {
        settings.detector = DetectorChoice::Script;
        settings.script = word;
    }
}

PreparationModels::PreparationModels(PreparationSettings settings, CancelToken cancel)
    : settings_(std::move(settings)) {
    if (settings_.detector != DetectorChoice::None) {
        auto finder = std::make_shared<LazyFinder>(
            [chosen = settings_, token = std::move(cancel)] { return makeFinder(chosen, token); });
        failures_.emplace_back([finder] { return finder->lazy.failure(); });
        finder_ = std::move(finder);
    }
    if (settings_.completion != CompletionChoice::None) {
        auto completer =
            std::make_shared<LazyCompleter>([chosen = settings_] { return makeCompleter(chosen); });
        failures_.emplace_back([completer] { return completer->lazy.failure(); });
        completer_ = std::move(completer);
    }
}

std::optional<Error> PreparationModels::failure() const {
    for (const auto& failure : failures_) {
        if (auto error = failure()) {
            return error;
        }
    }
    return std::nullopt;
}

/// Each file is read once a run.
Outcome<std::string> PreparationModels::hashOf(const std::filesystem::path& file,
                                               const CancelToken& cancel) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::string& kept = hashes_[file.string()];
    if (kept.empty()) {
        auto hash = sha256OfFile(file, cancel);
        if (!hash.finished()) {
            return hash;
        }
        kept = hash.take();
    }
    return kept;
}

Outcome<std::string> PreparationModels::identity(const vision::PreparationOptions& options,
                                                 const CancelToken& cancel) const {
    std::string text;
    std::vector<std::filesystem::path> files;
    if (options.regions.empty() && options.finder) {
        const bool script = settings_.detector == DetectorChoice::Script;
        const auto shipped =
            script ? Result<std::filesystem::path>(settings_.script) : shippedFile(regionWeights);
        if (!shipped) {
            return shipped.error();
        }
        text += script ? "script " : "detector ";
        files.push_back(*shipped);
    }
    if (options.completer && settings_.completion == CompletionChoice::Network) {
        const auto shipped = shippedFile(completionWeights);
        if (!shipped) {
            return shipped.error();
        }
        files.push_back(*shipped);
    }
    for (const std::filesystem::path& file : files) {
        auto hash = hashOf(file, cancel);
        if (!hash.finished()) {
            return hash;
        }
        text += hash.value() + " ";
    }
    return text + std::to_string(static_cast<int>(settings_.completion));
}

timeline::Box keyBox(const std::vector<labels::RegionOfInterest>& regions, const std::string& terminal,
                     const std::string& stream, bool causal) {
    std::vector<timeline::Box> boxes;
    for (const labels::RegionOfInterest& region : regions) {
        if (isKeyRegionOf(region, terminal, stream) && (!causal || region.range.start <= 0.0)) {
            boxes.push_back(region.box);
        }
    }
    return vision::boxAround(boxes);
}

vision::PreparationOptions preparationOptions(const std::vector<labels::RegionOfInterest>& regions,
                                              const std::string& terminal, const std::string& stream,
                                              const PreparationModels& models, double frameSeconds) {
    constexpr double always = std::numeric_limits<double>::infinity();
    const PreparationSettings& settings = models.settings();
    vision::PreparationOptions options;
    options.side = settings.side;
    options.together = settings.together;
    options.finder = models.finder();
    options.completer = models.completer();
    options.frameSeconds = frameSeconds;
    if (settings.together) {
        const timeline::Box box = keyBox(regions, terminal, stream, settings.causal);
        if (box.width > 0.0) {
            options.regions.push_back({box, {-always, always}});
        }
        return options;
    }
    for (const labels::RegionOfInterest& region : regions) {
        if (isKeyRegionOf(region, terminal, stream)) {
            options.regions.push_back({region.box, region.range});
        }
    }
    return options;
}

} // namespace vestigo::pipeline
