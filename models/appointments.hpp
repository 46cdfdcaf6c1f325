// How jobs come before the technicians: at once, or with an appointment.
#pragma once

#include "models/county.hpp"

namespace ruralsim::models {

// A new job, which may be done from `earliest` on.
void add_job(County& county, Job job, sim::Time earliest);

// The same of a job that must be visited again. With appointments it gets the first slot that has room and
// that begins no sooner than its notice; technicians can take it as soon as somebody who leaves the hub would
// be there in time. If no slot of a year has room it has none.
void offer_job(County& county, JobBoard::Slot slot, sim::Time earliest);

}  // namespace ruralsim::models
