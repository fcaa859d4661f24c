/*
 * \brief  Quota and dataspaces of a component that shares its process
 */

/* local includes */
#include "system.h"

using namespace Genode;
using namespace Hostkit;


/*************
 ** Account **
 *************/

Account::Result Account::withdraw(Ram_quota r, Cap_quota c)
{
	std::lock_guard guard(mutex);

	if (!ram.have_avail(r))  return Result::OUT_OF_RAM;
	if (!caps.have_avail(c)) return Result::OUT_OF_CAPS;

	(void)ram.try_withdraw(r);
	(void)caps.try_withdraw(c);
	return Result::OK;
}


void Account::replenish(Ram_quota r, Cap_quota c)
{
	std::lock_guard guard(mutex);
	ram.replenish(r);
	caps.replenish(c);
}


Account::Result Account::transfer(Account &to, Ram_quota r, Cap_quota c)
{
	if (&to == this)
		return Result::OK;

	std::scoped_lock guard(mutex, to.mutex);

	if (!ram.have_avail(r))  return Result::OUT_OF_RAM;
	if (!caps.have_avail(c)) return Result::OUT_OF_CAPS;

	(void)ram.try_downgrade(r);
	(void)caps.try_downgrade(c);
	to.ram.upgrade(r);
	to.caps.upgrade(c);
	return Result::OK;
}


/**************
 ** Local_pd **
 **************/

Local_pd::~Local_pd()
{
	for (auto &[name, ds] : _dataspaces)
		_system.destroy(*ds.release());
}


Pd_session::Alloc_ram_result Local_pd::alloc_ram(Genode::size_t size, Cache)
{
	Ram_quota const ram { align_addr(size, AT_PAGE) };

	if (ram.value < size)
		return Alloc_error::DENIED;

	switch (account->withdraw(ram, Cap_quota { 1 })) {
	case Account::Result::OUT_OF_RAM:  return Alloc_error::OUT_OF_RAM;
	case Account::Result::OUT_OF_CAPS: return Alloc_error::OUT_OF_CAPS;
	case Account::Result::OK:          break;
	}

	Memory_dataspace * const ds = _system.create_dataspace(size);
	if (!ds) {
		account->replenish(ram, Cap_quota { 1 });
		return Alloc_error::DENIED;
	}

	Untyped_capability const cap = ds->Rpc_object_base::cap();
	{
		std::lock_guard guard(_mutex);
		_dataspaces[cap.local_name()].reset(ds);
	}
	return reinterpret_cap_cast<Ram_dataspace>(cap);
}


void Local_pd::free_ram(Cap cap)
{
	std::unique_ptr<Memory_dataspace> ds { };
	{
		std::lock_guard guard(_mutex);

		auto const it = _dataspaces.find(cap.local_name());
		if (it == _dataspaces.end())
			return;

		ds = std::move(it->second);
		_dataspaces.erase(it);
	}
	account->replenish(Ram_quota { ds->num_bytes }, Cap_quota { 1 });
	_system.destroy(*ds.release());
}


void Local_pd::seal_ram(Cap cap)
{
	std::lock_guard guard(_mutex);
	auto const it = _dataspaces.find(cap.local_name());
	if (it != _dataspaces.end())
		it->second->write = false;
}


Genode::size_t Local_pd::ram_size(Cap cap)
{
	std::lock_guard guard(_mutex);
	auto const it = _dataspaces.find(cap.local_name());
	return it == _dataspaces.end() ? 0 : it->second->num_bytes;
}


Cap_quota Local_pd::cap_quota() const
{
	std::lock_guard guard(account->mutex);
	return account->caps.limit();
}


Cap_quota Local_pd::used_caps() const
{
	std::lock_guard guard(account->mutex);
	return account->caps.used();
}


Ram_quota Local_pd::ram_quota() const
{
	std::lock_guard guard(account->mutex);
	return account->ram.limit();
}


Ram_quota Local_pd::used_ram() const
{
	std::lock_guard guard(account->mutex);
	return account->ram.used();
}
