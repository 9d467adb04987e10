// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <QtWidgets/QWidget>

#include <memory>
#include <vector>

class QLabel;

namespace vestigo::ui_evaluation {

/// The main figures, a tile each: name, value, interval, and what a random and a constant detector get.
class FigureTiles : public QWidget {
    Q_OBJECT
public:
    explicit FigureTiles(QWidget* parent = nullptr);

    void show(const std::shared_ptr<const evaluation::Evaluation>& result); ///< null: no figures
    void retranslate();

private:
    struct Tile {
        const char* figure;
        QLabel* name;
        QLabel* value;
        QLabel* interval;
        QLabel* beside;
    };
    std::vector<Tile> tiles_;
    std::shared_ptr<const evaluation::Evaluation> result_;
};

} // namespace vestigo::ui_evaluation
