// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/change_energy.h"

#include "core/vision/heat_raster.h"
#include "core/vision/meter_part.h"
#include "core/vision/motion_cells.h"
#include "core/vision/small_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <limits>
#include <opencv2/imgproc.hpp>

namespace vestigo::vision {

namespace {

using timeline::FeatureSeries;

constexpr std::size_t mostKeptPictures = 8192;
constexpr std::size_t backgroundPictures = 61; ///< of the whole recording
constexpr std::size_t runningPictures = 25;    ///< of the past
constexpr std::size_t runningEverySteps = 4;   ///< so that the past reaches back over 25 * 4 steps
constexpr int blockSide = 8;

enum Feature { Change, Background, Peak, Luminance, Detail, featureCount };
constexpr std::array<const char*, featureCount> featureNames{".change", ".background", ".peak", ".luminance",
                                                             ".detail"};

/// Mean of what was added, per step.
struct StepMean {
    std::vector<double> sum;
    std::vector<std::uint32_t> count;
    explicit StepMean(std::size_t steps)
        : sum(steps, 0.0)
        , count(steps, 0) {}
    void add(std::size_t step, double value) {
        sum[step] += value;
        ++count[step];
    }
};

class Meter final : public ChangeEnergyMeter {
public:
    explicit Meter(const ChangeEnergyOptions& options)
        : options_(options)
        , running_(options.causal || options.grid.steps > mostKeptPictures)
        , heat_(options.grid.steps, running_) {
        for (int i = 0; i < featureCount; ++i) {
            means_.emplace_back(options.grid.steps);
        }
    }

    void add(const timeline::Picture& picture) override;
    ChangeEnergy finish() override;

private:
    bool stepOf(double t, std::size_t& step) const;
    const cv::Mat& maskAt(double t, const timeline::Picture& picture, const cv::Size& size);
    void compareWithBackground(std::size_t step, const cv::Mat& grey, const cv::Mat& background,
                               const cv::Mat& mask);
    void endStep();

    /// The last picture of a step stands for it.
    struct Kept {
        std::size_t step;
        cv::Mat grey;
        cv::Mat mask;
    };

    ChangeEnergyOptions options_;
    bool running_;
    HeatRaster heat_;
    MotionCells motion_;
    std::vector<StepMean> means_;
    cv::Mat before_;
    cv::Mat mask_;
    std::vector<bool> maskRegions_; ///< which regions mask_ was drawn from
    Kept current_{0, {}, {}};
    std::vector<Kept> kept_;
    std::deque<cv::Mat> past_;
    cv::Mat background_;
    std::size_t lastPastStep_ = 0;
    ChangeEnergy result_;
    int frameWidth_ = 0;
    int frameHeight_ = 0;
};

bool Meter::stepOf(double t, std::size_t& step) const {
    const double position = std::ceil(t / options_.grid.stepSeconds - 1e-6);
    if (!(position >= 0.0) || position >= static_cast<double>(options_.grid.steps)) {
        return false;
    }
    step = static_cast<std::size_t>(position);
    return true;
}

/// 255 inside the key regions that hold at `t`; everywhere when there are none.
const cv::Mat& Meter::maskAt(double t, const timeline::Picture& picture, const cv::Size& size) {
    std::vector<bool> active;
    for (const KeyRegion& region : options_.regions) {
        active.push_back(region.range.contains(t));
    }
    if (!mask_.empty() && mask_.size() == size && active == maskRegions_) {
        return mask_;
    }
    maskRegions_ = active;
    mask_ = cv::Mat::zeros(size, CV_8UC1);
    const double scaleX = static_cast<double>(size.width) / std::max(1, picture.sourceWidth);
    const double scaleY = static_cast<double>(size.height) / std::max(1, picture.sourceHeight);
    for (std::size_t i = 0; i < active.size(); ++i) {
        if (active[i]) {
            const timeline::Box& box = options_.regions[i].box;
            const double left = std::clamp(box.x * scaleX, 0.0, size.width - 1.0);
            const double top = std::clamp(box.y * scaleY, 0.0, size.height - 1.0);
            const double right =
                std::clamp((box.x + box.width) * scaleX, left + 1.0, static_cast<double>(size.width));
            const double bottom =
                std::clamp((box.y + box.height) * scaleY, top + 1.0, static_cast<double>(size.height));
            mask_(cv::Range(static_cast<int>(top), static_cast<int>(std::ceil(bottom))),
                  cv::Range(static_cast<int>(left), static_cast<int>(std::ceil(right)))) = 255;
        }
    }
    if (cv::countNonZero(mask_) == 0) {
        mask_ = 255;
    }
    return mask_;
}

void Meter::compareWithBackground(std::size_t step, const cv::Mat& grey, const cv::Mat& background,
                                  const cv::Mat& mask) {
    if (background.size() != grey.size()) {
        return;
    }
    const cv::Mat difference = absoluteDifference(grey, background);
    means_[Background].add(step, cv::mean(difference, mask)[0]);
    means_[Peak].add(step, greatestBlock(difference, blockSide));
    heat_.add(step, difference);
}

/// The step that the current picture stands for is over.
void Meter::endStep() {
    if (current_.grey.empty()) {
        return;
    }
    if (!running_) {
        kept_.push_back(current_);
        return;
    }
    if (!background_.empty()) {
        compareWithBackground(current_.step, current_.grey, background_, current_.mask);
    }
    if (past_.empty() || current_.step >= lastPastStep_ + runningEverySteps) {
        if (!past_.empty() && past_.back().size() != current_.grey.size()) {
            past_.clear();
        }
        past_.push_back(current_.grey);
        lastPastStep_ = current_.step;
        if (past_.size() > runningPictures) {
            past_.pop_front();
        }
        background_ = medianPicture(std::vector<cv::Mat>(past_.begin(), past_.end()));
    }
}

void Meter::add(const timeline::Picture& picture) {
    const cv::Mat grey = smallGrey(picture);
    std::size_t step = 0;
    if (grey.empty() || !stepOf(picture.t, step)) {
        return;
    }
    if (!current_.grey.empty() && step < current_.step) {
        return; // pictures must come in order of time
    }
    frameWidth_ = std::max(frameWidth_, picture.sourceWidth);
    frameHeight_ = std::max(frameHeight_, picture.sourceHeight);
    const cv::Mat& mask = maskAt(picture.t, picture, grey.size());
    means_[Luminance].add(step, cv::mean(grey)[0]);
    cv::Mat laplacian;
    cv::Laplacian(grey, laplacian, CV_32F);
    means_[Detail].add(step, cv::mean(cv::abs(laplacian))[0]);
    if (before_.size() == grey.size()) {
        const cv::Mat difference = absoluteDifference(grey, before_);
        means_[Change].add(step, cv::mean(difference, mask)[0]);
        motion_.add(picture.t, grey, difference);
    }
    before_ = grey;
    if (!current_.grey.empty() && step > current_.step) {
        endStep();
    }
    current_ = {step, grey, mask.clone()};
}

ChangeEnergy Meter::finish() {
    endStep();
    if (!running_ && !kept_.empty()) {
        std::vector<cv::Mat> spread;
        const std::size_t stride = std::max<std::size_t>(1, kept_.size() / backgroundPictures);
        for (std::size_t i = 0; i < kept_.size(); i += stride) {
            if (kept_[i].grey.size() == kept_.front().grey.size()) {
                spread.push_back(kept_[i].grey);
            }
        }
        const cv::Mat background = medianPicture(spread);
        for (const Kept& kept : kept_) {
            compareWithBackground(kept.step, kept.grey, background, kept.mask);
        }
    }
    for (int f = 0; f < featureCount; ++f) {
        FeatureSeries series;
        series.name = options_.stream + featureNames[static_cast<std::size_t>(f)];
        series.group = timeline::FeatureGroup::Video;
        const StepMean& mean = means_[static_cast<std::size_t>(f)];
        for (std::size_t k = 0; k < options_.grid.steps; ++k) {
            const bool seen = mean.count[k] > 0;
            series.values.push_back(seen ? static_cast<float>(mean.sum[k] / mean.count[k])
                                         : std::numeric_limits<float>::quiet_NaN());
            series.present.push_back(seen ? 1 : 0);
        }
        result_.features.push_back(std::move(series));
    }
    result_.motion = motion_.take();
    result_.heat = heat_.finish(options_.stream, frameWidth_, frameHeight_);
    return std::move(result_);
}

} // namespace

} // namespace vestigo::vision

const vestigo::vision::MeterPart* vestigoMeterPart() {
    using namespace vestigo::vision;
    static const MeterPart part{[](const ChangeEnergyOptions& options) -> std::unique_ptr<ChangeEnergyMeter> {
                                    return std::make_unique<Meter>(options);
                                },
                                makeCameraHealthMeter};
    return &part;
}
