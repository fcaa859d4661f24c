using System.Diagnostics.CodeAnalysis;
using TelOS.ObjectStore.Engine;
using TelOS.Runtime;

namespace TelOS.ObjectStore.Server;

/// <summary>Listings. One that has to look at many objects does so a step at a time, and others are served in between.</summary>
internal sealed partial class ServedSession
{
    private readonly Queue<(ObjectListing Listing, DeferredReply Answer)> _listings = [];
    private SignalHandler? _nextStep;

    // What the client pays for the entries that the first of them found.
    private ulong _found;

    /// <summary>Where the session is served.</summary>
    public required Entrypoint Entrypoint { get; init; }

    [SuppressMessage("Reliability", "CA2000", Justification = "The reply is given when the listing is over, and belongs to it then.")]
    public override Result<ObjectPage, StoreError> ListObjects(TransactionId transaction, ObjectQuery query)
    {
        if (!Run(transaction, ReadBytes, static (open, query) => open.BeginListing(query), query).TryGetValue(out ObjectListing? listing, out StoreError error))
        {
            return error;
        }

        // One at a time holds what it found.
        if (_listings.Count == 0 && Step(listing) is { } over)
        {
            return over;
        }

        // Whoever is answered later keeps a channel of the server open meanwhile.
        if (!CapQuota.TryCharge(1))
        {
            if (_listings.Count == 0)
            {
                ForgetFound();
            }

            return StoreError.OutOfCaps;
        }

        _nextStep ??= new SignalHandler(Entrypoint, StepNext);
        _listings.Enqueue((listing, DeferReply()));
        _nextStep.Context.Submit();

        // No page: it would be placed over the arguments, which the client gives again when it has to pay for the answer.
        return StoreError.OutOfRam;
    }

    private void StepNext()
    {
        if (!_listings.TryPeek(out (ObjectListing Listing, DeferredReply Answer) next))
        {
            return;
        }

        bool goesOn = false;
        try
        {
            if (Step(next.Listing) is { } over)
            {
                Answer(next.Answer, over);
            }
            else
            {
                goesOn = true;
            }
        }
        finally
        {
            if (!goesOn)
            {
                _ = _listings.Dequeue();
                CapQuota.Release(1);
                next.Answer.Dispose();
            }

            if (_listings.Count > 0)
            {
                _nextStep!.Context.Submit();
            }
        }
    }

    // Null when it is not over.
    private Result<ObjectPage, StoreError>? Step(ObjectListing listing)
    {
        bool goesOn = false;
        try
        {
            if (listing.Step() is { } page)
            {
                ForgetFound();
                return Paid<ObjectPage>(page, static page => EntryBytes * (page.Entries.Count + 1L));
            }

            ulong more = (ulong)(EntryBytes * (long)listing.Found) - _found;
            goesOn = RamQuota.TryCharge(more);
            _found += goesOn ? more : 0;
            return goesOn ? default(Result<ObjectPage, StoreError>?) : StoreError.OutOfRam;
        }
        catch (StoreException e)
        {
            return e.Error;
        }
        finally
        {
            if (!goesOn)
            {
                ForgetFound();
            }
        }
    }

    private void ForgetFound()
    {
        RamQuota.Release(_found);
        _found = 0;
    }

    private void Answer(DeferredReply answer, Result<ObjectPage, StoreError> result)
    {
        if (!result.TryGetValue(out ObjectPage? page, out StoreError error))
        {
            Fail(answer, error);
            return;
        }

        MessageWriter reply = answer.Begin();
        reply.WriteBoolean(true);
        reply.Write(Bulk.Place(RecordCodec.Encode(page)));
        answer.Send();
    }

    private void EndListings()
    {
        while (_listings.TryDequeue(out (ObjectListing Listing, DeferredReply Answer) next))
        {
            CapQuota.Release(1);
            next.Answer.Dispose();
        }

        ForgetFound();
        _nextStep?.Dispose();
    }
}
