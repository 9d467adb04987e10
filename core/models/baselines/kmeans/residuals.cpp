// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/residuals.h"

#include "core/models/baselines/kmeans/robust.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::models::kmeans {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr double madToSigma = 1.4826;

/// Column of the terminal with that name, or nullptr.
const std::vector<float>* findColumn(const TerminalColumns& columns, const std::string& name) {
    for (std::size_t c = 0; c < columns.names.size(); ++c) {
        if (columns.names[c] == name) {
            return &columns.columns[c];
        }
    }
    return nullptr;
}

struct Spread {
    double centre = 0.0;
    double scale = 1.0;
};

constexpr double farSpreads = 6.0; // from the level of the past: no part of it

/// The spread that a normal distribution would have whose `share` lie as near to the centre. Columns with
/// heavy tails (a rare burst, a retry) are wide in this sense, however quiet they are most of the time: what
/// they do now and then in normal running is no news.
double tailSpread(const std::vector<double>& values, double centre) {
    constexpr double share = 0.99;
    constexpr double normalQuantile = 2.5758; // of the standard normal distribution, both sides
    std::vector<double> distances;
    distances.reserve(values.size());
    for (const double value : values) {
        distances.push_back(std::abs(value - centre));
    }
    return quantile(std::move(distances), share) / normalQuantile;
}

Spread spreadOf(const std::vector<double>& values, double smallest) {
    Spread spread;
    if (values.empty()) {
        return spread;
    }
    spread.centre = median(values);
    double mean = 0.0;
    for (const double value : values) {
        mean += value / static_cast<double>(values.size());
    }
    double variance = 0.0;
    std::vector<double> distances;
    for (const double value : values) {
        variance += (value - mean) * (value - mean) / static_cast<double>(values.size());
        distances.push_back(std::abs(value - spread.centre));
    }
    spread.scale = std::max({madToSigma * median(std::move(distances)), 0.25 * std::sqrt(variance), smallest,
                             1e-3 * std::abs(spread.centre), 1e-6});
    return spread;
}

/// Values of one column in all normal steps.
std::vector<double> normalValues(const std::vector<NormalPart>& parts, const std::string& name) {
    std::vector<double> values;
    for (const NormalPart& part : parts) {
        const std::vector<float>* column = findColumn(*part.columns, name);
        for (std::size_t k = 0; column != nullptr && k < part.normal.size(); ++k) {
            if (part.normal[k] != 0 && !std::isnan((*column)[k])) {
                values.push_back((*column)[k]);
            }
        }
    }
    return values;
}

/// Columns that are predicted from one another. More than these would cost minutes (the cube of the count):
/// what lies beyond is judged by itself.
constexpr std::size_t mostPredicted = 512;

std::vector<std::size_t> predictedColumns(const Profile& profile) {
    std::vector<std::size_t> predicted;
    for (std::size_t c = 0; c < profile.names.size() && predicted.size() < mostPredicted; ++c) {
        if (profile.groups[c] != timeline::FeatureGroup::Video) {
            predicted.push_back(c);
        }
    }
    return predicted;
}

/// 1 where columns are missing that the prediction of column `c` leans on.
std::vector<std::uint8_t> blindSteps(const Profile& profile,
                                     const std::vector<std::vector<std::uint8_t>>& present, std::size_t c,
                                     std::size_t steps) {
    constexpr float leansOn = 0.1F;
    std::vector<std::uint8_t> blind(steps, 0);
    for (std::size_t other = 0; other < present.size(); ++other) {
        if (std::abs(profile.weights.row(c)[other]) < leansOn) {
            continue;
        }
        for (std::size_t k = 0; k < steps; ++k) {
            blind[k] = blind[k] != 0 || present[other][k] == 0 ? 1 : 0;
        }
    }
    return blind;
}

/// Residuals as means of blocks, before their spread is taken off; NaN where the column is missing.
std::vector<std::vector<float>> rawResiduals(const Profile& profile, const TerminalColumns& columns) {
    const std::vector<std::vector<float>> scaled = scaledColumns(profile, columns);
    const auto present = presentColumns(profile, columns);
    const std::size_t count = profile.names.size();
    std::vector<std::vector<float>> result(count, std::vector<float>(columns.steps, unknown));
    for (std::size_t c = 0; c < count; ++c) {
        const std::vector<std::uint8_t> blind = blindSteps(profile, present, c, columns.steps);
        const float* weights = profile.weights.row(c);
        std::vector<std::size_t> others; // whose weight is not 0: few of many
        for (std::size_t other = 0; other < count; ++other) {
            if (weights[other] != 0.0F) {
                others.push_back(other);
            }
        }
        for (std::size_t k = 0; k < columns.steps; ++k) {
            if (present[c][k] == 0) {
                continue;
            }
            float predicted = weights[count];
            for (const std::size_t other : others) {
                predicted += weights[other] * scaled[other][k];
            }
            // Without what predicts it a column stands for itself, in its own spread.
            result[c][k] = blind[k] != 0 ? scaled[c][k] * profile.residualScale[c] : scaled[c][k] - predicted;
        }
        const double spread = c < profile.residualScale.size() ? profile.residualScale[c] : 1.0;
        subtractLevel(result[c], profile.settings.past, profile.settings.levelHalf, farSpreads * spread);
        averageBlocks(result[c], profile.settings.blockSteps, profile.settings.past);
    }
    return result;
}

/// All predictions at once: with P the inverse of the ridge-regularised second moments, column i is predicted
/// by -P_ij / P_ii of the others.
void fitWeights(Profile& profile, const std::vector<NormalPart>& parts) {
    const std::vector<std::size_t> predicted = predictedColumns(profile);
    const std::size_t count = profile.names.size();
    profile.weights.columns = count + 1;
    profile.weights.values.assign(count * (count + 1), 0.0F);
    const auto size = static_cast<Eigen::Index>(predicted.size() + 1); // and a constant
    if (predicted.size() < 2) {
        return;
    }
    Eigen::MatrixXd moments = Eigen::MatrixXd::Zero(size, size);
    double rows = 0.0;
    Eigen::VectorXd row(size);
    for (const NormalPart& part : parts) {
        const auto scaled = scaledColumns(profile, *part.columns);
        for (std::size_t k = 0; k < part.normal.size(); ++k) {
            if (part.normal[k] == 0) {
                continue;
            }
            for (std::size_t i = 0; i < predicted.size(); ++i) {
                row(static_cast<Eigen::Index>(i)) = scaled[predicted[i]][k];
            }
            row(size - 1) = 1.0;
            moments.selfadjointView<Eigen::Lower>().rankUpdate(row);
            rows += 1.0;
        }
    }
    moments = moments.selfadjointView<Eigen::Lower>();
    moments.diagonal().array() += std::max(1.0, profile.settings.ridge * rows);
    const Eigen::MatrixXd inverse = moments.llt().solve(Eigen::MatrixXd::Identity(size, size));
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        float* weights = profile.weights.row(predicted[i]);
        const auto own = static_cast<Eigen::Index>(i);
        for (std::size_t j = 0; j < predicted.size(); ++j) {
            if (j != i) {
                weights[predicted[j]] =
                    static_cast<float>(-inverse(own, static_cast<Eigen::Index>(j)) / inverse(own, own));
            }
        }
        weights[count] = static_cast<float>(-inverse(own, size - 1) / inverse(own, own));
    }
}

} // namespace

std::vector<std::vector<std::uint8_t>> presentColumns(const Profile& profile,
                                                      const TerminalColumns& columns) {
    std::vector<std::vector<std::uint8_t>> present(profile.names.size(),
                                                   std::vector<std::uint8_t>(columns.steps, 0));
    for (std::size_t c = 0; c < profile.names.size(); ++c) {
        const std::vector<float>* column = findColumn(columns, profile.names[c]);
        for (std::size_t k = 0; column != nullptr && k < columns.steps; ++k) {
            present[c][k] = std::isnan((*column)[k]) ? 0 : 1;
        }
    }
    return present;
}

std::vector<std::vector<float>> scaledColumns(const Profile& profile, const TerminalColumns& columns) {
    std::vector<std::vector<float>> scaled(profile.names.size(), std::vector<float>(columns.steps, 0.0F));
    const auto clip = static_cast<float>(profile.settings.clip);
    for (std::size_t c = 0; c < profile.names.size(); ++c) {
        const std::vector<float>* column = findColumn(columns, profile.names[c]);
        for (std::size_t k = 0; column != nullptr && k < columns.steps; ++k) {
            const float value = (*column)[k];
            if (!std::isnan(value)) {
                scaled[c][k] = std::clamp((value - profile.centre[c]) / profile.scale[c], -clip, clip);
            }
        }
    }
    return scaled;
}

std::vector<std::vector<float>> residualColumns(const Profile& profile, const TerminalColumns& columns) {
    std::vector<std::vector<float>> residuals = rawResiduals(profile, columns);
    const auto clip = static_cast<float>(profile.settings.clip);
    for (std::size_t c = 0; c < residuals.size(); ++c) {
        for (float& value : residuals[c]) {
            value = std::isnan(value) ? 0.0F : std::clamp(value / profile.residualScale[c], -clip, clip);
        }
    }
    return residuals;
}

void fitResiduals(Profile& profile, const std::vector<NormalPart>& parts) {
    profile.centre.clear();
    profile.scale.clear();
    for (const std::string& name : profile.names) {
        const Spread spread = spreadOf(normalValues(parts, name), smallestScale(name));
        profile.centre.push_back(static_cast<float>(spread.centre));
        profile.scale.push_back(static_cast<float>(spread.scale));
    }
    fitWeights(profile, parts);
    profile.residualScale.assign(profile.names.size(), 1.0F);
    std::vector<std::vector<double>> residuals(profile.names.size());
    for (const NormalPart& part : parts) {
        const auto raw = rawResiduals(profile, *part.columns);
        for (std::size_t c = 0; c < raw.size(); ++c) {
            for (std::size_t k = 0; k < part.normal.size(); ++k) {
                if (part.normal[k] != 0 && !std::isnan(raw[c][k])) {
                    residuals[c].push_back(raw[c][k]);
                }
            }
        }
    }
    profile.residualScale.clear();
    constexpr double smallestResidual = 0.1; // of the column's own spread: what is predicted almost exactly
    for (const std::vector<double>& values : residuals) {
        const Spread spread = spreadOf(values, smallestResidual);
        const double tail = profile.settings.tails ? tailSpread(values, spread.centre) : 0.0;
        profile.residualScale.push_back(static_cast<float>(std::max(spread.scale, tail)));
    }
}

} // namespace vestigo::models::kmeans
