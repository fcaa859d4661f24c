/*
 * \brief  Server base of the machine-code test, written by hand
 * \author Somebody
 * \date   2026-11-22
 */

#ifndef _INCLUDE__PROOF_CALLS__COMPONENT_H_
#define _INCLUDE__PROOF_CALLS__COMPONENT_H_

/* Genode includes */
#include <base/exception.h>
#include <base/rpc_server.h>
#include <proof_calls/proof_calls.h>
#include <telos/server.h>
#include <telos/session_args.h>

namespace Proof_calls { template <typename> class Mover_component; }


template <typename SERVER>
class Proof_calls::Mover_component : public Rpc_object<Mover, Mover_component<SERVER>>
{
	private:

		SERVER &_server() { return static_cast<SERVER &>(*this); }

	public:

		uint64_t add(uint64_t left, uint64_t right)
		{
			try { return _server().add(left, right); }
			catch (...) { return 0; }
		}

		Mover::Move_result move(Point from, int32_t steps, Mode mode)
		{
			if (mode != Mode::SLOW && mode != Mode::FAST)
				return Move_error::UNSUPPORTED;

			try { return _server().move(from, steps, mode); }
			catch (Out_of_ram)  { return Move_error::OUT_OF_RAM; }
			catch (Out_of_caps) { return Move_error::OUT_OF_CAPS; }
			catch (...)         { return Move_error::UNSUPPORTED; }
		}

		Mover::Rename_result rename(uint64_t id, Mover::Name const &name)
		{
			if (!Telos::valid_text(name))
				return Move_error::UNSUPPORTED;

			try { return _server().rename(id, name); }
			catch (Out_of_ram)  { return Move_error::OUT_OF_RAM; }
			catch (Out_of_caps) { return Move_error::OUT_OF_CAPS; }
			catch (...)         { return Move_error::UNSUPPORTED; }
		}

		Mover::Store_result store(uint64_t id, Mover::Data const &data)
		{
			try { return _server().store(id, data); }
			catch (Out_of_ram)  { return Move_error::OUT_OF_RAM; }
			catch (Out_of_caps) { return Move_error::OUT_OF_CAPS; }
			catch (...)         { return Move_error::UNSUPPORTED; }
		}

		Mover::Open_result open(uint64_t id)
		{
			try { return _server().open(id); }
			catch (Out_of_ram)  { return Move_error::OUT_OF_RAM; }
			catch (Out_of_caps) { return Move_error::OUT_OF_CAPS; }
			catch (...)         { return Move_error::UNSUPPORTED; }
		}

		void stop()
		{
			try { _server().stop(); } catch (...) { }
		}
};

#endif /* _INCLUDE__PROOF_CALLS__COMPONENT_H_ */
