// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/import_files.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTableView;
class QTimer;

namespace vestigo::ui_import {

class ColumnTable;
class FilePreview;
class StartField;

/// Loose files become a recording: which they are, whose, when they began; what is wrong is said before
/// anything is written. It asks for all work and does none itself.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(QWidget* parent = nullptr);

    /// Asks for each to be looked at.
    void addFiles(const QStringList& paths);
    void showFile(const recordings::LooseFile& file);
    /// The answer to remapRequested().
    void showMapped(const recordings::LooseFile& file);
    /// The reading was stopped: files that were not looked at are taken out.
    void dropUnread();
    void showOffers(const std::vector<OffsetOffer>& offers);
    void setRunning(bool running);
    void setProgress(const QString& stage, const QString& item, double overall);
    /// What kept the last import from being made.
    void showError(const Error& error);

    recordings::ImportRequest request() const;
    /// What keeps it from being imported, a line each.
    QStringList problems() const;

    void done(int result) override;

Q_SIGNALS:
    void inspectRequested(const QStringList& paths);
    /// A table's columns are used otherwise: it is to be looked at again.
    void remapRequested(const vestigo::recordings::LooseFile& file,
                        const vestigo::recordings::TableMapping& mapping);
    void estimateRequested(const vestigo::recordings::ImportRequest& request);
    void importRequested(const vestigo::recordings::ImportRequest& request);
    void cancelRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeFiles();
    QWidget* makeSelected();
    QWidget* makeRecording();
    QWidget* makeEnd();
    void connectFields();
    void askForFiles();
    void askForFolder();
    void showSelected();
    void takeSelected();
    void takeColumns();
    void takeOffer();
    void showOffer(const ImportItem* item);
    void refresh();
    int row() const;

    ImportFiles* files_;
    QTableView* list_ = nullptr;
    QPushButton* remove_ = nullptr;
    QWidget* fields_ = nullptr;
    QComboBox* kind_ = nullptr;
    QLineEdit* terminal_ = nullptr;
    QComboBox* stream_ = nullptr;
    QDoubleSpinBox* offset_ = nullptr;
    QLabel* offer_ = nullptr;
    QPushButton* take_ = nullptr;
    QTabWidget* pages_ = nullptr; ///< beginning of the file, its columns
    FilePreview* preview_ = nullptr;
    ColumnTable* columns_ = nullptr;
    QTimer* remapping_ = nullptr; ///< waits for the end of the editing
    QLineEdit* id_ = nullptr;
    QLineEdit* site_ = nullptr;
    StartField* start_ = nullptr;
    QLineEdit* folder_ = nullptr;
    QListWidget* problems_ = nullptr;
    QLabel* state_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* estimate_ = nullptr;
    QPushButton* import_ = nullptr;
    QPushButton* close_ = nullptr;
    bool running_ = false;
    bool filling_ = false; ///< the fields are being set, not edited
    bool hasProblems_ = true;
};

} // namespace vestigo::ui_import
