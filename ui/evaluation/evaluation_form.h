// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QWidget>

#include <utility>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace vestigo::ui_evaluation {

/// What is to be measured on what.
struct EvaluationWishes {
    QString dataset; ///< folder
    QString split;   ///< "train", "val", "test"
    QString model;   ///< file, or folder of results; empty: the engine alone
    QString engine;  ///< name; empty: the model's own
    bool causal = false;
};

/// Asks what is to be evaluated; evaluates nothing itself.
class EvaluationForm : public QWidget {
    Q_OBJECT
public:
    explicit EvaluationForm(QWidget* parent = nullptr);

    /// Engines that need no model, name and title each.
    void setEngines(const std::vector<std::pair<QString, QString>>& engines);
    EvaluationWishes wishes() const;
    void setWishes(const EvaluationWishes& wishes);
    void setRunning(bool running);
    void setProgress(const QString& item, double overall);
    void retranslate();

Q_SIGNALS:
    void startRequested(const vestigo::ui_evaluation::EvaluationWishes& wishes);
    void cancelRequested();

private:
    enum Source { ModelFile, ResultFolder, Engines }; ///< rows of the chooser; from Engines on one each

    void askForDataset();
    void askForModel();
    void refresh();

    QLabel* datasetLabel_;
    QLineEdit* dataset_;
    QPushButton* chooseDataset_;
    QLabel* splitLabel_;
    QComboBox* split_;
    QLabel* sourceLabel_;
    QComboBox* source_;
    QLineEdit* model_;
    QPushButton* chooseModel_;
    QLabel* modeLabel_;
    QComboBox* mode_;
    QPushButton* start_;
    QProgressBar* progress_;
    QLabel* item_;
    std::vector<std::pair<QString, QString>> engines_;
    bool running_ = false;
};

} // namespace vestigo::ui_evaluation
