"""Opens workbooks with openpyxl as another program would, edits cells, saves.

Takes a list of jobs on the standard input: where from, where to, and edits (sheet, cell, value).
Every warning is an error. Says of each workbook what openpyxl found in it.
"""

import json
import sys
import warnings

import openpyxl

warnings.simplefilter("error")


def done(job):
    workbook = openpyxl.load_workbook(job["from"])
    said = {"cells": 0, "charts": 0, "validations": 0, "conditions": 0, "sheets": []}
    for sheet in workbook.worksheets:
        said["sheets"].append(sheet.title)
        said["charts"] += len(sheet._charts)
        said["validations"] += len(sheet.data_validations.dataValidation)
        said["conditions"] += len(sheet.conditional_formatting)
        for row in sheet.iter_rows():
            said["cells"] += sum(cell.value is not None for cell in row)
    for sheet, place, value in job["edits"]:
        cell = workbook[sheet][place]
        cell.value = value
        if isinstance(value, str):
            # openpyxl takes a text that begins with = for a formula.
            cell.data_type = "s"
    workbook.save(job["to"])
    return said


json.dump([done(job) for job in json.load(sys.stdin)], sys.stdout)
