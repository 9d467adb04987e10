// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/encoder_part.h"
#include "core/models/encoder/fused/batch_plan.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <tuple>

// Of libgomp, which oneDNN runs on. Its own header belongs to the compiler, and clang's to another runtime.
extern "C" {
void setOpenMpThreads(int threads) __asm__("omp_set_num_threads");
int openMpThreads() __asm__("omp_get_max_threads");
}

namespace vestigo::models {

namespace {

/// Pictures that go through together at most: more gains nothing, and two workers share small batches better.
constexpr std::array<int, 4> pieceSizes{8, 4, 2, 1};

/// OpenMP of the current thread uses this thread alone as long as this lives: its threads wait for each other
/// by spinning, and where another program takes a core, they wait most of the time.
class AloneHere {
public:
    AloneHere()
        : before_(openMpThreads()) {
        setOpenMpThreads(1);
    }
    ~AloneHere() { setOpenMpThreads(before_); }
    AloneHere(const AloneHere&) = delete;
    AloneHere& operator=(const AloneHere&) = delete;

private:
    int before_;
};

struct Piece {
    int first;
    int count;
};

/// A batch cut in the same way whatever the number of workers, so that their number changes no result.
std::vector<Piece> piecesOf(int count) {
    std::vector<Piece> pieces;
    int first = 0;
    for (const int size : pieceSizes) {
        for (; count - first >= size; first += size) {
            pieces.push_back({first, size});
        }
    }
    return pieces;
}

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
    FusedEncoder(const EncoderSpec& spec, FoldedWeights weights, int workers)
        : network_(spec, std::move(weights))
        , plans_(static_cast<std::size_t>(workers)) {}

    const EncoderSpec& spec() const override { return network_.spec; }
    Outcome<FeatureMaps> encode(const RgbPictures& pictures, const CancelToken& cancel) override;

private:
    using Plans = std::map<int, std::unique_ptr<BatchPlan>>;

    /// One call's work, seen by all its workers.
    struct Job {
        const RgbPictures* pictures;
        FeatureMaps* maps;
        std::vector<Piece> pieces;
        std::atomic<std::size_t> next{0};
        std::mutex mutex;
        std::optional<Error> error;
    };

    void work(Job& job, Plans& plans, const CancelToken& cancel);
    void workGuarded(Job& job, Plans& plans, const CancelToken& cancel);

    FusedNetwork network_;
    std::vector<Plans> plans_; ///< of each worker, by the number of pictures
    int height_ = 0;           ///< of the pictures that the plans are for
    int width_ = 0;
};

void FusedEncoder::work(Job& job, Plans& plans, const CancelToken& cancel) {
    const AloneHere alone;
    const std::size_t pixels = static_cast<std::size_t>(height_) * static_cast<std::size_t>(width_) * 3;
    const std::size_t floats = static_cast<std::size_t>(job.maps->channels) *
                               static_cast<std::size_t>(job.maps->height) *
                               static_cast<std::size_t>(job.maps->width);
    for (std::size_t i = job.next++; i < job.pieces.size() && !cancel.cancelled(); i = job.next++) {
        const Piece piece = job.pieces[i];
        std::unique_ptr<BatchPlan>& plan = plans[piece.count];
        if (!plan) {
            plan = std::make_unique<BatchPlan>(network_, piece.count, height_, width_);
        }
        const auto first = static_cast<std::size_t>(piece.first);
        plan->run(job.pictures->pixels.data() + first * pixels, job.maps->values.data() + first * floats,
                  cancel);
    }
}

void FusedEncoder::workGuarded(Job& job, Plans& plans, const CancelToken& cancel) {
    try {
        work(job, plans, cancel);
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
        for (Plans& plans : plans_) {
            plans.clear();
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
    job.pieces = piecesOf(pictures.count);
    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < std::min(plans_.size(), job.pieces.size()); ++i) {
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

Result<std::unique_ptr<FrameEncoder>> createHere(const EncoderSpec& spec, FoldedWeights weights,
                                                 int workers) {
    try {
        return std::unique_ptr<FrameEncoder>(
            std::make_unique<FusedEncoder>(spec, std::move(weights), workers));
    } catch (const std::exception& exception) {
        return failedError(exception.what());
    }
}

} // namespace

} // namespace vestigo::models

const vestigo::models::EncoderPart* vestigoEncoderPart() {
    static const vestigo::models::EncoderPart part{vestigo::models::createHere};
    return &part;
}
