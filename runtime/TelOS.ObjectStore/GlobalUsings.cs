global using TelOS.ObjectStore.Engine.Data;
global using TelOS.ObjectStore.Engine.Maintenance;
global using TelOS.ObjectStore.Engine.Objects;
global using TelOS.ObjectStore.Engine.Sqlite;
global using TelOS.ObjectStore.Engine.Transactions;
global using TelOS.Storage;
global using TelOS.Storage.Sqlite;
