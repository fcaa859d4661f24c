/*
 * \brief  Reference counting of capabilities
 */

/* local includes */
#include "capability_data.h"

using namespace Genode;


static std::atomic<long> next_name { 1 };


Native_capability::Data::Data() : name(next_name++) { }


void Native_capability::_inc(Data *data) { data->references++; }


void Native_capability::_dec(Data *data)
{
	if (--data->references == 0)
		delete data;
}


long Native_capability::local_name() const { return _data ? _data->name : 0; }


void Native_capability::print(Output &out) const
{
	if (valid()) Genode::print(out, "cap<", local_name(), ">");
	else         Genode::print(out, "cap<invalid>");
}
