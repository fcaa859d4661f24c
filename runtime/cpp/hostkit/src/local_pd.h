/*
 * \brief  Quota and dataspaces of a component that shares its process
 */

#ifndef _SRC__LOCAL_PD_H_
#define _SRC__LOCAL_PD_H_

/* Genode includes */
#include <pd_session/pd_session.h>

/* local includes */
#include "memory_dataspace.h"

/* Linux includes */
#include <map>
#include <memory>
#include <mutex>

namespace Hostkit {

	struct Account;
	struct Local_pd;
	struct System;
}


/**
 * Quota of a component
 */
struct Hostkit::Account
{
	std::mutex mutex { };

	Genode::Ram_quota_guard ram;
	Genode::Cap_quota_guard caps;

	Account(Genode::Ram_quota ram, Genode::Cap_quota caps) : ram(ram), caps(caps) { }

	enum class Result { OK, OUT_OF_RAM, OUT_OF_CAPS };

	Result withdraw(Genode::Ram_quota, Genode::Cap_quota);

	void replenish(Genode::Ram_quota, Genode::Cap_quota);

	/**
	 * Move quota to another account
	 */
	Result transfer(Account &to, Genode::Ram_quota, Genode::Cap_quota);
};


struct Hostkit::Local_pd : Genode::Pd_session
{
	private:

		System &_system;

		std::mutex mutable _mutex { };

		std::map<long, std::unique_ptr<Memory_dataspace>> _dataspaces { };

	public:

		std::shared_ptr<Account> const account;

		Local_pd(System &system, Genode::Ram_quota ram, Genode::Cap_quota caps)
		: _system(system), account(std::make_shared<Account>(ram, caps)) { }

		~Local_pd();


		/****************
		 ** Pd_session **
		 ****************/

		using Cap = Genode::Ram_dataspace_capability;

		Transfer_result transfer_quota(Genode::Capability<Genode::Pd_account>,
		                               Genode::Ram_quota) override { return Transfer_result::INVALID; }
		Transfer_result transfer_quota(Genode::Capability<Genode::Pd_account>,
		                               Genode::Cap_quota) override { return Transfer_result::INVALID; }
		Alloc_ram_result alloc_ram(Genode::size_t, Genode::Cache) override;
		void free_ram(Cap) override;
		void seal_ram(Cap) override;
		Genode::size_t ram_size(Cap) override;
		Signal_source_result signal_source() override { return Genode::Alloc_error::DENIED; }
		void free_signal_source(Genode::Capability<Genode::Signal_source>) override { }
		Alloc_context_result alloc_context(Genode::Capability<Genode::Signal_source>,
		                                   Imprint) override { return Genode::Alloc_error::DENIED; }
		void free_context(Genode::Signal_context_capability) override { }
		void submit(Genode::Signal_context_capability cap, unsigned cnt) override {
			Genode::Signal_transmitter(cap).submit(cnt); }
		Genode::Cap_quota cap_quota() const override;
		Genode::Cap_quota used_caps() const override;
		Genode::Ram_quota ram_quota() const override;
		Genode::Ram_quota used_ram()  const override;
};

#endif /* _SRC__LOCAL_PD_H_ */
