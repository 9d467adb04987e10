// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/models/training_watch.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtWidgets/QDialog>

#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace vestigo::ui_training {

class TrainingCurves;

/// What is to be trained.
struct TrainingWishes {
    QString dataset;
    QString engine;
    QString encoder; ///< empty: the engine's own, if it has one
    QString out;
    bool causal = false;
    int epochs = 0; ///< 0: the engine's default
    quint64 seed = 1;
    bool fromNothing = false; ///< else it goes on from the model that ships, where it can
};

/// An engine that can be trained.
struct TrainableEngine {
    QString name;
    QString title;
    bool ships = false; ///< a model of it ships
};

/// How a training ended.
struct TrainingResult {
    QString file;
    QString sha256;
    int recordings = 0;
    double seconds = 0.0;
    QStringList leftOut; ///< a line for each recording that could not be used
};

/// The training page: choose, start, watch, pause, go on, stop. Trains nothing itself. Closed while a
/// training runs it is only hidden.
class TrainingDialog : public QDialog {
    Q_OBJECT
public:
    explicit TrainingDialog(QWidget* parent = nullptr);

    void setEngines(const std::vector<TrainableEngine>& engines);
    void setWishes(const TrainingWishes& wishes);
    TrainingWishes wishes() const;
    /// What was learnt of an interrupted training lies beside the file: to start goes on from there.
    void setInterrupted(bool interrupted);
    void setRunning(bool running);
    void setPaused(bool paused);
    void setProgress(const QString& stage, const QString& item, double overall);
    void addEpoch(const models::EpochReport& report);
    void showResult(const TrainingResult& result);
    void showError(const Error& error);
    void showStopped(bool kept);

Q_SIGNALS:
    void startRequested(const vestigo::ui_training::TrainingWishes& wishes);
    void pauseRequested(bool pause);
    void stopRequested();
    /// The file to write is another one: does something lie beside it?
    void outChanged(const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeForm();
    void layOut();
    void connectAll();
    void retranslate();
    void offerBeginning();
    void refresh();
    void askForDataset();
    void askForOut();
    QString fault() const;
    QString leftText() const;

    QFormLayout* form_;
    QWidget* fields_;
    QLineEdit* dataset_;
    QPushButton* chooseDataset_;
    QComboBox* engine_;
    QComboBox* encoder_;
    QComboBox* beginning_;
    QComboBox* mode_;
    QSpinBox* epochs_;
    QSpinBox* seed_;
    QLineEdit* out_;
    QPushButton* chooseOut_;
    TrainingCurves* curves_;
    QLabel* note_;
    QLabel* left_;
    QPlainTextEdit* leftOut_;
    QProgressBar* progress_;
    QPushButton* start_;
    QPushButton* pause_;
    QPushButton* stop_;
    QPushButton* close_;
    int chosenBeginning_ = 0; ///< while no other can be chosen
    bool running_ = false;
    bool paused_ = false;
    bool interrupted_ = false;
};

} // namespace vestigo::ui_training
