using System.Text.Json.Serialization;

namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>Something that a transaction did, with what it saw.</summary>
[JsonDerivedType(typeof(ObjectRead), "read")]
[JsonDerivedType(typeof(ObjectWrite), "store")]
[JsonDerivedType(typeof(ObjectDelete), "delete")]
[JsonDerivedType(typeof(ObjectListing), "list")]
[JsonDerivedType(typeof(RootRead), "find")]
[JsonDerivedType(typeof(RootWrite), "bind")]
[JsonDerivedType(typeof(RootListing), "roots")]
public abstract record HistoryOperation;
