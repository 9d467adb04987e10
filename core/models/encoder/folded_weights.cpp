// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/folded_weights.h"

#include <cmath>
#include <optional>

namespace vestigo::models {

namespace {

using Shape = std::vector<std::int64_t>;

std::string shapeText(const Shape& shape) {
    std::string text;
    for (const std::int64_t side : shape) {
        text += (text.empty() ? "" : " x ") + std::to_string(side);
    }
    return text.empty() ? "1" : text;
}

Error tensorError(const std::string& name, const Text& message, std::vector<std::string> arguments) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.place = name;
    error.message = message;
    error.arguments = std::move(arguments);
    error.remedy =
        VESTIGO_TEXT("Error", "use weights with the names and shapes of torchvision's EfficientNet-B0");
    return error;
}

/// Takes tensors by name; remembers the first thing that is wrong.
class Taker {
public:
    Taker(const EncoderSpec& spec, const ModelState& state)
        : spec_(spec)
        , state_(state) {}

    const std::optional<Error>& error() const { return error_; }

    std::vector<float> tensor(const std::string& name, const Shape& shape) {
        const auto found = state_.tensors.find(name);
        if (found == state_.tensors.end()) {
            fail(tensorError(name, VESTIGO_TEXT("Error", "the encoder's weights lack this tensor"), {}));
            return {};
        }
        std::size_t count = 1;
        for (const std::int64_t side : shape) {
            count *= static_cast<std::size_t>(side);
        }
        if (found->second.shape != shape || found->second.values.size() != count) {
            fail(tensorError(name, VESTIGO_TEXT("Error", "has the shape %1 where %2 is needed"),
                             {shapeText(found->second.shape), shapeText(shape)}));
            return {};
        }
        return found->second.values;
    }

    /// `name`.0 the convolution (without bias), `name`.1 the batch normalisation.
    FoldedConvolution convolution(const std::string& name, int out, int in, int kernel) {
        FoldedConvolution folded;
        folded.weights = tensor(name + ".0.weight", {out, in, kernel, kernel});
        const auto gamma = tensor(name + ".1.weight", {out});
        const auto beta = tensor(name + ".1.bias", {out});
        const auto mean = tensor(name + ".1.running_mean", {out});
        const auto variance = tensor(name + ".1.running_var", {out});
        if (error_) {
            return {};
        }
        const std::size_t each = static_cast<std::size_t>(in) * static_cast<std::size_t>(kernel * kernel);
        for (std::size_t o = 0; o < static_cast<std::size_t>(out); ++o) {
            const double spread = static_cast<double>(variance[o]) + spec_.batchNormEpsilon;
            if (!(spread > 0.0)) {
                fail(tensorError(name + ".1.running_var",
                                 VESTIGO_TEXT("Error", "holds a variance that is not above zero"), {}));
                return {};
            }
            const double factor = static_cast<double>(gamma[o]) / std::sqrt(spread);
            for (std::size_t i = o * each; i < (o + 1) * each; ++i) {
                folded.weights[i] = static_cast<float>(folded.weights[i] * factor);
            }
            folded.bias.push_back(static_cast<float>(beta[o] - mean[o] * factor));
        }
        return folded;
    }

    FoldedBlock block(const EncoderBlock& block) {
        FoldedBlock folded;
        int part = 0;
        const auto next = [&] { return block.name + "." + std::to_string(part++); };
        if (block.widens()) {
            folded.widen = convolution(next(), block.wideChannels, block.inChannels, 1);
        }
        folded.depthwise = convolution(next(), block.wideChannels, 1, block.kernel);
        const std::string squeeze = next(); // its number is taken also where the encoder has none
        if (block.squeeze > 0) {
            folded.squeeze.reduce =
                tensor(squeeze + ".fc1.weight", {block.squeeze, block.wideChannels, 1, 1});
            folded.squeeze.reduceBias = tensor(squeeze + ".fc1.bias", {block.squeeze});
            folded.squeeze.expand =
                tensor(squeeze + ".fc2.weight", {block.wideChannels, block.squeeze, 1, 1});
            folded.squeeze.expandBias = tensor(squeeze + ".fc2.bias", {block.wideChannels});
        }
        folded.narrow = convolution(next(), block.outChannels, block.wideChannels, 1);
        return folded;
    }

private:
    void fail(Error error) {
        if (!error_) {
            error_ = std::move(error);
        }
    }

    const EncoderSpec& spec_;
    const ModelState& state_;
    std::optional<Error> error_;
};

} // namespace

Result<FoldedWeights> foldWeights(const EncoderSpec& spec, const ModelState& state) {
    Taker taker(spec, state);
    FoldedWeights folded;
    folded.stem = taker.convolution("features.0", EncoderSpec::stemChannels, 3, 3);
    for (const EncoderBlock& block : spec.blocks) {
        folded.blocks.push_back(taker.block(block));
    }
    folded.head =
        taker.convolution("features.8", EncoderSpec::featureChannels, spec.blocks.back().outChannels, 1);
    if (taker.error()) {
        return *taker.error();
    }
    return folded;
}

} // namespace vestigo::models
