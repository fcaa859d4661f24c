/*
 * \brief  Root interface of a service that is provided by a child process
 */

#ifndef _SRC__CHILD_ROOT_H_
#define _SRC__CHILD_ROOT_H_

/* local includes */
#include "system.h"

/* Linux includes */
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace Hostkit {

	struct Session_requests;
	struct Child_root;
}


/**
 * Requests to a server, presented to it as ROM module 'session_requests'
 */
struct Hostkit::Session_requests
{
	using Response = Genode::Parent::Session_response;

	struct Answer
	{
		bool                       answered = false;
		Response                   response = Response::DENIED;
		Genode::Session_capability cap { };
	};

	std::function<void(std::string const &)> const publish;

	explicit Session_requests(std::function<void(std::string const &)> publish)
	: publish(std::move(publish)) { }

	/**
	 * Return number of a new session
	 */
	unsigned long new_id();

	/**
	 * Present request, and wait for the answer of the server
	 *
	 * \param node  text of the node in HID syntax
	 */
	Answer request(unsigned long id, std::string const &node);

	void answer(unsigned long id, Response, Genode::Session_capability);

	/**
	 * Answer all requests, also those of the future, negatively
	 */
	void stop();

	private:

		struct Request
		{
			std::string node   { };
			Answer      answer { };
		};

		std::mutex                       _mutex   { };
		std::condition_variable          _changed { };
		std::map<unsigned long, Request> _requests { };
		unsigned long                    _next_id = 0;
		bool                             _stopped = false;

		void _publish();
};


struct Hostkit::Child_root : Genode::Rpc_object<Genode::Root>
{
	private:

		std::string const                 _service;
		std::shared_ptr<Session_requests> _requests;

		struct Session
		{
			unsigned long              id = 0;
			Genode::Session_capability cap { };
		};

		std::map<long, Session> _sessions { };   /* by name of the capability */

	public:

		Child_root(std::string service, std::shared_ptr<Session_requests> requests)
		: _service(std::move(service)), _requests(std::move(requests)) { }

		Result session(Session_args const &, Genode::Affinity const &) override;

		void upgrade(Genode::Session_capability, Upgrade_args const &) override;

		void close(Genode::Session_capability) override;
};

#endif /* _SRC__CHILD_ROOT_H_ */
