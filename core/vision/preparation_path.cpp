// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/confounders.h"
#include "core/vision/preparation_part.h"
#include "core/vision/region_path.h"
#include "core/vision/small_picture.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <opencv2/photo.hpp>
#include <optional>

namespace vestigo::vision {

namespace {

constexpr double noiseSeconds = 0.5; ///< between two measurements of the noise

class Inpainting final : public Completer {
public:
    Result<std::vector<std::uint8_t>> complete(const std::vector<std::uint8_t>& rgb,
                                               const std::vector<std::uint8_t>& mask, int side) override {
        constexpr double reach = 3.0; // pixels around one that it is made of
        cv::Mat picture(side, side, CV_8UC3);
        cv::Mat covered(side, side, CV_8UC1);
        if (rgb.size() != picture.total() * 3 || mask.size() != covered.total()) {
            return rgb;
        }
        std::copy(rgb.begin(), rgb.end(), picture.data);
        std::copy(mask.begin(), mask.end(), covered.data);
        cv::Mat drawn;
        cv::inpaint(picture, covered, drawn, reach, cv::INPAINT_TELEA);
        return std::vector<std::uint8_t>(drawn.data, drawn.data + drawn.total() * 3);
    }
};

class Path final : public Preparation {
public:
    explicit Path(const PreparationOptions& options)
        : options_(options) {}

    Result<PreparedFrame> prepare(const timeline::Picture& picture, const timeline::Picture& fine) override;
    PreparationTimes times() const override { return times_; }

private:
    Result<Done> chooseRegions(const timeline::Picture& picture);
    Confounders confounders(const cv::Mat& pixels, const timeline::Picture& fine);

    PreparationOptions options_;
    PreparationTimes times_;
    std::vector<std::unique_ptr<RegionPath>> paths_;
    std::vector<bool> holding_; ///< which annotated regions paths_ stands for
    bool chosen_ = false;
    std::optional<double> noiseAt_; ///< when it was last measured
    float noise_ = 0.0F;
};

bool larger(const timeline::Box& a, const timeline::Box& b) {
    return a.width * a.height > b.width * b.height;
}

/// Regions keep their paths as long as the same ones hold: a background is learnt over time.
Result<Done> Path::chooseRegions(const timeline::Picture& picture) {
    std::vector<bool> holding;
    std::vector<timeline::Box> boxes;
    for (const KeyRegion& region : options_.regions) {
        holding.push_back(region.range.contains(picture.t));
        if (holding.back()) {
            boxes.push_back(region.box);
        }
    }
    if (chosen_ && holding == holding_) {
        return Done{};
    }
    if (options_.regions.empty() && options_.finder) {
        auto found = options_.finder->find(picture);
        if (!found) {
            return found.error();
        }
        for (const FoundRegion& region : *found) {
            boxes.push_back(region.box);
        }
        if (options_.together && !boxes.empty()) {
            boxes = {boxAround(boxes)};
        }
    }
    std::stable_sort(boxes.begin(), boxes.end(), larger);
    boxes.resize(std::min(boxes.size(), options_.mostRegions));
    if (boxes.empty()) {
        boxes.emplace_back(); // the whole frame
    }
    std::vector<std::unique_ptr<RegionPath>> paths;
    for (const timeline::Box& box : boxes) {
        const auto same = std::find_if(paths_.begin(), paths_.end(),
                                       [&](const auto& path) { return path && path->box() == box; });
        paths.push_back(same != paths_.end() ? std::move(*same)
                                             : std::make_unique<RegionPath>(box, options_));
    }
    paths_ = std::move(paths);
    holding_ = std::move(holding);
    chosen_ = true;
    return Done{};
}

/// Noise is the camera's, and changes slowly: measuring it in each frame would cost more than all the rest.
Confounders Path::confounders(const cv::Mat& pixels, const timeline::Picture& fine) {
    if (!noiseAt_ || !(std::abs(fine.t - *noiseAt_) < noiseSeconds)) {
        noise_ = noiseOf(greyOf(pixelsOfPicture(fine)));
        noiseAt_ = fine.t;
    }
    return {luminanceOf(pixels), noise_};
}

Result<PreparedFrame> Path::prepare(const timeline::Picture& picture, const timeline::Picture& fine) {
    using Clock = std::chrono::steady_clock;
    PreparedFrame frame;
    frame.t = picture.t;
    const cv::Mat pixels = pixelsOfPicture(picture);
    if (pixels.empty() || options_.side < 8) {
        return frame;
    }
    auto begin = Clock::now();
    const auto lap = [&begin](double& sum) {
        sum += std::chrono::duration<double>(Clock::now() - begin).count();
        begin = Clock::now();
    };
    frame.confounders = confounders(pixels, fine);
    lap(times_.confounders);
    if (auto chosen = chooseRegions(picture); !chosen) {
        return chosen.error();
    }
    lap(times_.regions);
    for (const auto& path : paths_) {
        auto region = path->prepare(pixels, picture, times_);
        if (!region) {
            return region.error();
        }
        frame.regions.push_back(region.take());
    }
    return frame;
}

} // namespace

} // namespace vestigo::vision

const vestigo::vision::PreparationPart* vestigoPreparationPart() {
    using namespace vestigo::vision;
    static const PreparationPart part{
        [](const PreparationOptions& options) -> std::unique_ptr<Preparation> {
            return std::make_unique<Path>(options);
        },
        []() -> std::unique_ptr<Completer> { return std::make_unique<Inpainting>(); }};
    return &part;
}
