// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/fused_encoder.h"

#include "core/models/encoder/fused/batch_plan.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>

namespace vestigo::models {

namespace {

Error sizeError(const RgbPictures& pictures) {
    Error error;
    error.code = ErrorCode::ValueInvalid;
    error.message = VESTIGO_TEXT("Error", "pictures of %1 x %2 pixels cannot be encoded");
    error.arguments = {std::to_string(pictures.width), std::to_string(pictures.height)};
    error.remedy = VESTIGO_TEXT("Error", "take sides that are multiples of 32, at most 1024");
    return error;
}

Error failedError(const std::string& why) {
    Error error;
    error.code = ErrorCode::Internal;
    error.message = VESTIGO_TEXT("Error", "the encoder failed: %1");
    error.arguments = {singleLine(why)};
    error.remedy = VESTIGO_TEXT("Error", "close other programs, so that memory is free, and try again");
    return error;
}

bool sizesFit(const RgbPictures& pictures) {
    const auto sideFits = [](int side) {
        return side >= EncoderSpec::reduction && side <= EncoderLimits::largestSide &&
               side % EncoderSpec::reduction == 0;
    };
    return pictures.count >= 0 && sideFits(pictures.height) && sideFits(pictures.width) &&
           pictures.pixels.size() == static_cast<std::size_t>(pictures.count) * 3 *
                                         static_cast<std::size_t>(pictures.height) *
                                         static_cast<std::size_t>(pictures.width);
}

class FusedEncoder final : public FrameEncoder {
public:
    FusedEncoder(const EncoderSpec& spec, const FoldedWeights& weights, int workers, const KernelSet& kernels)
        : network_(spec, weights, kernels)
        , plans_(static_cast<std::size_t>(workers)) {}

    const EncoderSpec& spec() const override { return network_.spec; }
    Outcome<FeatureMaps> encode(const RgbPictures& pictures, const CancelToken& cancel) override;

private:
    /// One call's work, seen by all its workers.
    struct Job {
        const RgbPictures* pictures;
        FeatureMaps* maps;
        std::mutex mutex;
        int next = 0; ///< picture
        std::optional<Error> error;
    };

    std::pair<int, int> piece(Job& job) const;
    void work(Job& job, std::unique_ptr<BatchPlan>& plan, const CancelToken& cancel);
    void workGuarded(Job& job, std::unique_ptr<BatchPlan>& plan, const CancelToken& cancel);

    FusedNetwork network_;
    std::vector<std::unique_ptr<BatchPlan>> plans_; ///< of each worker
    int height_ = 0;                                ///< of the pictures that the plans are for
    int width_ = 0;
};

/// The next pictures for a worker, {first, count}: few at a time towards the end, so that a worker that
/// shares its core with another program does not keep the others waiting.
std::pair<int, int> FusedEncoder::piece(Job& job) const {
    const std::lock_guard<std::mutex> lock(job.mutex);
    const int left = job.maps->count - job.next;
    const int share = left / (2 * static_cast<int>(plans_.size()));
    const int count =
        std::min(left, plans_.size() == 1 ? BatchPlan::largest : std::clamp(share, 1, BatchPlan::largest));
    job.next += count;
    return {job.next - count, count};
}

void FusedEncoder::work(Job& job, std::unique_ptr<BatchPlan>& plan, const CancelToken& cancel) {
    const std::size_t pixels = static_cast<std::size_t>(height_) * static_cast<std::size_t>(width_) * 3;
    const std::size_t floats = static_cast<std::size_t>(job.maps->channels) *
                               static_cast<std::size_t>(job.maps->height) *
                               static_cast<std::size_t>(job.maps->width);
    for (auto [first, count] = piece(job); count > 0 && !cancel.cancelled();
         std::tie(first, count) = piece(job)) {
        if (!plan) {
            plan = std::make_unique<BatchPlan>(network_, height_, width_);
        }
        const auto at = static_cast<std::size_t>(first);
        plan->run(job.pictures->pixels.data() + at * pixels, count, job.maps->values.data() + at * floats,
                  cancel);
    }
}

void FusedEncoder::workGuarded(Job& job, std::unique_ptr<BatchPlan>& plan, const CancelToken& cancel) {
    try {
        work(job, plan, cancel);
    } catch (const std::exception& exception) {
        const std::lock_guard<std::mutex> lock(job.mutex);
        job.error = failedError(exception.what());
    }
}

Outcome<FeatureMaps> FusedEncoder::encode(const RgbPictures& pictures, const CancelToken& cancel) {
    if (!sizesFit(pictures)) {
        return sizeError(pictures);
    }
    if (pictures.height != height_ || pictures.width != width_) {
        for (std::unique_ptr<BatchPlan>& plan : plans_) {
            plan.reset();
        }
        height_ = pictures.height;
        width_ = pictures.width;
    }
    FeatureMaps maps;
    maps.count = pictures.count;
    maps.channels = EncoderSpec::featureChannels;
    maps.height = pictures.height / EncoderSpec::reduction;
    maps.width = pictures.width / EncoderSpec::reduction;
    maps.values.resize(static_cast<std::size_t>(maps.count) * static_cast<std::size_t>(maps.channels) *
                       static_cast<std::size_t>(maps.height * maps.width));
    Job job;
    job.pictures = &pictures;
    job.maps = &maps;
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < std::min(plans_.size(), static_cast<std::size_t>(pictures.count)); ++i) {
        helpers.emplace_back([this, &job, i, &cancel] { workGuarded(job, plans_[i], cancel); });
    }
    workGuarded(job, plans_[0], cancel);
    for (std::thread& helper : helpers) {
        helper.join();
    }
    if (job.error) {
        return *job.error;
    }
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    return maps;
}

} // namespace

Result<std::unique_ptr<FrameEncoder>> fusedEncoder(const EncoderSpec& spec, const FoldedWeights& weights,
                                                   int workers, const KernelSet& kernels) {
    try {
        return std::unique_ptr<FrameEncoder>(std::make_unique<FusedEncoder>(spec, weights, workers, kernels));
    } catch (const std::exception& exception) {
        return failedError(exception.what());
    }
}

} // namespace vestigo::models
