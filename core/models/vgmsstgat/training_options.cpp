// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/training_options.h"

#include "core/models/vgmsstgat/number_table.h"

namespace vestigo::models::vgmsstgat {

namespace {

using Options = NetworkTrainingOptions;

constexpr std::array<WholeNumber<Options>, 6> wholeNumbers{{
    {"epochs", &Options::epochs, 0, 100'000},
    {"patience", &Options::patience, 0, 100'000},
    {"batch", &Options::batch, 1, 1024},
    {"crop_steps", &Options::cropSteps, 4, 4096},
    {"threads", &Options::threads, 1, 256},
    {"contrasted_cells", &Options::contrastedCells, 2, 4096},
}};

constexpr std::array<RealNumber<Options>, 18> realNumbers{{
    {"learning_rate", &Options::learningRate, 1e-8, 1.0},
    {"weight_decay", &Options::weightDecay, 0.0, 1.0},
    {"largest_gradient", &Options::largestGradient, 0.0, 1e6},
    {"positive_weight", &Options::positiveWeight, 0.0, 1e4},
    {"largest_positive_weight", &Options::largestPositiveWeight, 1.0, 1e4},
    {"label_smoothing", &Options::labelSmoothing, 0.0, 0.5},
    {"cross_modal_weight", &Options::crossModalWeight, 0.0, 100.0},
    {"contrastive_weight", &Options::contrastiveWeight, 0.0, 100.0},
    {"type_weight", &Options::typeWeight, 0.0, 100.0},
    {"branch_weight", &Options::branchWeight, 0.0, 100.0},
    {"column_drop", &Options::columnDrop, 0.0, 1.0},
    {"picture_drop", &Options::pictureDrop, 0.0, 1.0},
    {"modality_drop", &Options::modalityDrop, 0.0, 1.0},
    {"gain", &Options::gain, 0.0, 2.0},
    {"offset", &Options::offset, 0.0, 10.0},
    {"noise", &Options::noise, 0.0, 10.0},
    {"map_noise", &Options::mapNoise, 0.0, 10.0},
    {"injected_share", &Options::injectedShare, 0.0, 1.0},
}};

Error optionsError(const std::string& file, const std::string& key) {
    Error error;
    error.code = ErrorCode::ValueInvalid;
    error.file = file;
    error.place = singleLine(key, 80);
    error.message = VESTIGO_TEXT("Error", "this setting of the training cannot be used");
    error.remedy = VESTIGO_TEXT("Error", "correct its name or its value, or leave it out");
    return error;
}

bool readSeed(const Json& value, std::uint64_t& seed) {
    const bool fits = value.is_number_unsigned() || (value.is_number_integer() && value.get<double>() >= 0.0);
    seed = fits ? value.get<std::uint64_t>() : seed;
    return fits;
}

} // namespace

Result<Done> checkTrainingOptions(const NetworkTrainingOptions& options) {
    if (const char* key = numberOutOfRange(options, wholeNumbers, realNumbers)) {
        return optionsError({}, key);
    }
    return Done{};
}

std::string trainingOptionsJson(const NetworkTrainingOptions& options) {
    Json json;
    json["seed"] = options.seed;
    writeNumbers(json, options, wholeNumbers, realNumbers);
    return json.dump();
}

Result<NetworkTrainingOptions> trainingOptionsOf(const std::string& text, const std::string& file,
                                                 const NetworkTrainingOptions& defaults) {
    const auto json = parseJson(text, file);
    if (!json) {
        return json.error();
    }
    if (!json->is_object()) {
        return optionsError(file, {});
    }
    NetworkTrainingOptions options = defaults;
    for (const auto& [key, value] : json->items()) {
        const bool read = key == "seed"
                              ? readSeed(value, options.seed)
                              : readNumber(key, value, options, wholeNumbers, realNumbers).value_or(false);
        if (!read) {
            return optionsError(file, key);
        }
    }
    if (const char* key = numberOutOfRange(options, wholeNumbers, realNumbers)) {
        return optionsError(file, key);
    }
    return options;
}

} // namespace vestigo::models::vgmsstgat
