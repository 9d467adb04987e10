// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/training_watch.h"

#include <QtWidgets/QWidget>

#include <vector>

namespace vestigo::ui_plots {
class CurvePlot;
}

namespace vestigo::ui_training {

/// How a training goes, epoch by epoch: losses above, figures on the validation recordings below; the two
/// ways of a model side by side (offline solid, causal dashed).
class TrainingCurves : public QWidget {
    Q_OBJECT
public:
    explicit TrainingCurves(QWidget* parent = nullptr);

    void clear();
    /// An epoch that is told again (a training that was taken up) takes the place of the one before.
    void add(const models::EpochReport& report);
    const std::vector<models::EpochReport>& reports() const { return reports_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void show();

    std::vector<models::EpochReport> reports_;
    ui_plots::CurvePlot* losses_;
    ui_plots::CurvePlot* figures_;
};

} // namespace vestigo::ui_training
