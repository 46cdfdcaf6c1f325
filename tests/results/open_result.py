#!/usr/bin/python3
"""Opens a result file as a user would and says what is wrong with it.

Usage: open_result.py FILE
Checks with netCDF4 that every variable has a long_name and a name that is not an axis', and every
number units that UDUNITS knows, and with xarray (both engines) that every group opens, loads and becomes a data frame.
Exit 0 if all is well, 1 with one line per problem, 77 if a package is missing.
"""
import shutil
import subprocess
import sys

try:
    import netCDF4
    import numpy
    import pandas
    import xarray
    import h5netcdf  # noqa: F401  (an engine of xarray)
except ImportError as missing:
    print(missing)
    sys.exit(77)


def unit_problem(unit):
    if not shutil.which("udunits2"):
        return None
    done = subprocess.run(["udunits2", "-H", unit, "-W", unit], capture_output=True, text=True)
    return None if done.returncode == 0 and "error" not in done.stderr.lower() else f"UDUNITS does not know {unit!r}"


def variable_problems(variable, group):
    where = group + variable.name
    if not getattr(variable, "long_name", ""):
        yield f"{where} has no long_name"
    if variable.dtype is str:
        return
    unit = getattr(variable, "units", "")
    if not unit:
        yield f"{where} has no units"
    elif problem := unit_problem(unit):
        yield f"{where}: {problem}"


def axes_of(group):
    return set(group.dimensions).union(*(axes_of(inner) for inner in group.groups.values()))


def netcdf_problems(path):
    with netCDF4.Dataset(path) as file:
        axes = axes_of(file)
        if not file.Conventions.startswith("CF-1."):
            yield "no Conventions"
        for name, group in [("", file)] + [(g + "/", file.groups[g]) for g in file.groups]:
            for dimension in group.dimensions:
                if dimension.startswith("phony"):
                    yield f"{name}{dimension}: a dimension without a name"
            for variable in group.variables.values():
                yield from variable_problems(variable, name)
                if variable.name in axes and variable.dimensions != (variable.name,):
                    yield f"{name}{variable.name} bears the name of an axis (R's ncdf4 does not find it)"


def xarray_problems(path, engine):
    with netCDF4.Dataset(path) as file:
        groups = [None] + list(file.groups)
    for group in groups:
        with xarray.open_dataset(path, engine=engine, group=group) as data:
            data.load()
            for name, variable in data.variables.items():
                if numpy.issubdtype(variable.dtype, numpy.timedelta64):
                    yield f"{engine}: {name} has become a timedelta"
                if "calendar" in variable.encoding and not numpy.issubdtype(variable.dtype, numpy.datetime64):
                    yield f"{engine}: {name} has not become a date"
            for name in data.data_vars:
                if not isinstance(data[name].to_series() if data[name].dims else pandas.Series(), pandas.Series):
                    yield f"{engine}: {name} does not become a pandas series"


def main(path):
    problems = list(netcdf_problems(path))
    for engine in ("netcdf4", "h5netcdf"):
        problems += xarray_problems(path, engine)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
